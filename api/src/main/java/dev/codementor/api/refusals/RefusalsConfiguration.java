package dev.codementor.api.refusals;

import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import dev.codementor.ledger.operations.HistoryLedger;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the count of refused requests. */
@Configuration(proxyBeanMethods = false)
public class RefusalsConfiguration {

    private static final Duration OFTEN = Duration.ofSeconds(2);

    @Bean
    Refusals refusals(HistoryLedger ledger) {
        return new Refusals(ledger);
    }

    @Bean
    Chores refusalTelling(Refusals refusals, MeterRegistry meters) {
        return Chores.oneAfterAnother(
                "refusals", meters, List.of(Chore.repeating("tell-refusals", OFTEN, refusals::tell)));
    }
}
