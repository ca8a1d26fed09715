package dev.codementor.api.me;

import dev.codementor.api.jobs.QuotaProperties;
import dev.codementor.ledger.JobIntake;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the caller's own endpoint. */
@Configuration(proxyBeanMethods = false)
public class MeConfiguration {

    @Bean
    MeController meController(JobIntake intake, QuotaProperties quota) {
        return new MeController(intake, quota.quota());
    }
}
