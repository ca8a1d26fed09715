package dev.codementor.notifier.archive;

import dev.codementor.contract.OutcomeMessage;
import dev.codementor.files.BucketCheck;
import dev.codementor.files.BucketFiles;
import dev.codementor.files.FileStoreConfiguration;
import dev.codementor.ledger.TranscriptLedger;
import dev.codementor.queues.QueueProperties;
import dev.codementor.stream.sqs.Acknowledgment;
import dev.codementor.stream.sqs.SqsHeaders;
import dev.codementor.telemetry.JobTraces;
import dev.codementor.transcripts.TranscriptStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.Message;

/** The archive: its consumer of settled jobs, and its bucket. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ArchiveProperties.class, QueueProperties.class})
@Import(FileStoreConfiguration.class)
public class ArchiveConfiguration {

    @Bean
    BucketCheck bucketCheck(BucketFiles files) {
        return files.check(TranscriptStore.PREFIX);
    }

    /**
     * The consumer {@code archive-in-0}. Messages are acknowledged when their jobs are archived, long after this
     * function has returned.
     */
    @Bean
    Consumer<Message<OutcomeMessage>> archive(OutcomeInbox inbox) {
        return message -> {
            Acknowledgment acknowledgment = Objects.requireNonNull(
                    message.getHeaders().get(SqsHeaders.ACKNOWLEDGMENT, Acknowledgment.class), "ack-mode is manual");
            inbox.add(new Receipt(message.getPayload().jobs(), acknowledgment::acknowledge, acknowledgment::release));
        };
    }

    @Bean
    OutcomeInbox outcomeInbox(
            ArchiveProperties properties,
            @Value("${spring.cloud.stream.bindings.archive-in-0.consumer.concurrency}") int slots) {
        return new OutcomeInbox(properties.mostJobs(), Math.max(1, slots / 2), properties.longestWait());
    }

    @Bean
    TranscriptArchive transcriptArchive(
            TranscriptLedger ledger, BucketFiles files, JobTraces traces, MeterRegistry meters) {
        return new TranscriptArchive(ledger, new TranscriptStore(files), traces, meters);
    }

    @Bean(destroyMethod = "close")
    Archivist archivist(
            OutcomeInbox inbox, TranscriptArchive archive, ArchiveProperties properties, MeterRegistry meters) {
        return new Archivist(inbox, archive, properties, meters);
    }
}
