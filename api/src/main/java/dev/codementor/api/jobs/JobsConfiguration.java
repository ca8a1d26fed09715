package dev.codementor.api.jobs;

import dev.codementor.api.dispatch.Dispatcher;
import dev.codementor.api.events.EventsAddress;
import dev.codementor.api.refusals.Refusals;
import dev.codementor.fleet.LiveWorkers;
import dev.codementor.fleet.Pauses;
import dev.codementor.fleet.WaitingLine;
import dev.codementor.ledger.FeedbackLedger;
import dev.codementor.ledger.JobIntake;
import dev.codementor.ledger.JobReader;
import dev.codementor.telemetry.JobTraces;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the jobs' endpoints. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({JobProperties.class, QuotaProperties.class})
public class JobsConfiguration {

    @Bean
    OfferedModels offeredModels(JobProperties jobs, LiveWorkers workers) {
        return new OfferedModels(jobs.models(), workers);
    }

    @Bean
    JobsController jobsController(
            JobProperties jobs,
            OfferedModels models,
            QuotaProperties quota,
            JobIntake intake,
            JobReader reader,
            FeedbackLedger feedback,
            Dispatcher dispatcher,
            Refusals refusals,
            LiveWorkers workers,
            WaitingLine line,
            Pauses pauses,
            JobTraces traces,
            EventsAddress events) {
        return new JobsController(
                new PromptRules(jobs, models),
                new PromptDesk(intake, line, dispatcher, refusals, quota.quota(), jobs.timeToLive(), traces),
                new JobViews(reader, feedback, new JobViews.Fleet(line, workers, pauses), jobs.timeToLive()),
                intake,
                dispatcher,
                events);
    }
}
