package dev.codementor.notifier;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The result-notifier: sockets for students, the link for publishers, the archive. */
public final class NotifierApplication {

    private NotifierApplication() {}

    /** The application, for programs that start it beside others; to be run with {@link SpringApplicationBuilder#run}. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(NotifierConfiguration.class)
                .web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=codementor-result-notifier");
    }

    public static void main(String[] args) {
        builder().run(args);
    }
}
