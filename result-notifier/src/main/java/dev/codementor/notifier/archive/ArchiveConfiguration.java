package dev.codementor.notifier.archive;

import dev.codementor.contract.OutcomeMessage;
import dev.codementor.ledger.TranscriptLedger;
import dev.codementor.stream.sqs.Acknowledgment;
import dev.codementor.stream.sqs.SqsHeaders;
import io.awspring.cloud.autoconfigure.s3.S3ClientCustomizer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.messaging.Message;
import software.amazon.awssdk.services.s3.S3Client;

/** The archive: its consumer of settled jobs, and its bucket. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ArchiveProperties.class, BucketProperties.class})
public class ArchiveConfiguration {

    /** The consumer {@code archive-in-0}. Messages are ended when their jobs are archived, long after this returned. */
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
            TranscriptLedger ledger, S3Client s3, BucketProperties bucket, MeterRegistry meters) {
        return new TranscriptArchive(ledger, new TranscriptStore(s3, bucket.bucket()), meters);
    }

    @Bean(destroyMethod = "close")
    Archivist archivist(OutcomeInbox inbox, TranscriptArchive archive, ArchiveProperties properties) {
        return new Archivist(inbox, archive, properties);
    }

    /** Servers other than Amazon's seldom have a host name for each bucket. */
    @Bean
    S3ClientCustomizer pathStyle(Environment environment) {
        boolean elsewhere = environment.containsProperty("AWS_ENDPOINT_URL_S3")
                || environment.containsProperty("AWS_ENDPOINT_URL")
                || environment.containsProperty("aws.endpointUrlS3")
                || environment.containsProperty("spring.cloud.aws.s3.endpoint");
        return builder -> builder.forcePathStyle(elsewhere);
    }
}
