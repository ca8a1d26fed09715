package dev.codementor.ledger.postgres;

import dev.codementor.ledger.AttemptLedger;
import dev.codementor.ledger.ConversationLedger;
import dev.codementor.ledger.DispatchLedger;
import dev.codementor.ledger.FeedbackLedger;
import dev.codementor.ledger.InstanceDirectory;
import dev.codementor.ledger.JobIntake;
import dev.codementor.ledger.JobReader;
import dev.codementor.ledger.TraceLedger;
import dev.codementor.ledger.TranscriptLedger;
import dev.codementor.ledger.backlog.BacklogLedger;
import dev.codementor.ledger.batches.AppealLedger;
import dev.codementor.ledger.batches.BatchControl;
import dev.codementor.ledger.batches.BatchDispatch;
import dev.codementor.ledger.batches.BatchIntake;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.GradingLedger;
import dev.codementor.ledger.batches.ReceiptLedger;
import dev.codementor.ledger.batches.ReviewLedger;
import dev.codementor.ledger.operations.HistoryLedger;
import dev.codementor.ledger.operations.OperationsLedger;
import dev.codementor.ledger.operations.OperationsReader;
import dev.codementor.ledger.operations.OrderReader;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The ledger as beans, for an application that imports this class and has a data source. It brings the schema up to
 * date, so Spring Boot's own Flyway support is not needed.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
public class LedgerConfiguration {

    @Bean
    PostgresLedger ledger(DataSource dataSource) {
        PostgresLedger.migrate(dataSource);
        return new PostgresLedger(dataSource);
    }

    @Bean
    JobIntake jobIntake(PostgresLedger ledger) {
        return ledger.intake();
    }

    @Bean
    AttemptLedger attemptLedger(PostgresLedger ledger) {
        return ledger.attempts();
    }

    @Bean
    TraceLedger traceLedger(PostgresLedger ledger) {
        return ledger.traces();
    }

    @Bean
    DispatchLedger dispatchLedger(PostgresLedger ledger) {
        return ledger.dispatch();
    }

    @Bean
    JobReader jobReader(PostgresLedger ledger) {
        return ledger.reader();
    }

    @Bean
    ConversationLedger conversationLedger(PostgresLedger ledger) {
        return ledger.conversations();
    }

    @Bean
    FeedbackLedger feedbackLedger(PostgresLedger ledger) {
        return ledger.feedback();
    }

    @Bean
    TranscriptLedger transcriptLedger(PostgresLedger ledger) {
        return ledger.transcripts();
    }

    @Bean
    InstanceDirectory instanceDirectory(PostgresLedger ledger) {
        return ledger.instances();
    }

    @Bean
    BatchIntake batchIntake(PostgresLedger ledger) {
        return ledger.batchIntake();
    }

    @Bean
    BatchReader batchReader(PostgresLedger ledger) {
        return ledger.batchReader();
    }

    @Bean
    BatchDispatch batchDispatch(PostgresLedger ledger) {
        return ledger.batchDispatch();
    }

    @Bean
    GradingLedger gradingLedger(PostgresLedger ledger) {
        return ledger.grading();
    }

    @Bean
    BatchControl batchControl(PostgresLedger ledger) {
        return ledger.batchControl();
    }

    @Bean
    ReviewLedger reviewLedger(PostgresLedger ledger) {
        return ledger.reviews();
    }

    @Bean
    AppealLedger appealLedger(PostgresLedger ledger) {
        return ledger.appeals();
    }

    @Bean
    ReceiptLedger receiptLedger(PostgresLedger ledger) {
        return ledger.receipts();
    }

    @Bean
    BacklogLedger backlogLedger(PostgresLedger ledger) {
        return ledger.backlog();
    }

    @Bean
    OperationsReader operationsReader(PostgresLedger ledger) {
        return ledger.operationsReader();
    }

    @Bean
    OperationsLedger operationsLedger(PostgresLedger ledger) {
        return ledger.operations();
    }

    @Bean
    HistoryLedger historyLedger(PostgresLedger ledger) {
        return ledger.history();
    }

    @Bean
    OrderReader orderReader(PostgresLedger ledger) {
        return ledger.orders();
    }
}
