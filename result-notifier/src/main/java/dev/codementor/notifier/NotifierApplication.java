package dev.codementor.notifier;

import dev.codementor.files.AwsCheck;
import dev.codementor.ledger.postgres.LedgerCheck;
import dev.codementor.settings.ExplainedStart;
import dev.codementor.start.PreparedStart;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The result-notifier: sockets for students, the link for publishers, the archive. */
@Configuration(proxyBeanMethods = false)
@Import(NotifierConfiguration.class)
public class NotifierApplication {

    /** The application. Start it with {@link SpringApplicationBuilder#run}. */
    static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(NotifierApplication.class)
                .web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=codementor-result-notifier");
    }

    public static void main(String[] args) {
        PreparedStart.replaceProcess(args);
        ExplainedStart.run(builder(), NotifierApplication.class, List.of(new AwsCheck(), new LedgerCheck()), args);
    }
}
