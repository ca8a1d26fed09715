package dev.codementor.ledger.postgres;

import dev.codementor.coalescing.Coalescer;
import dev.codementor.contract.JobId;
import dev.codementor.ledger.Acceptance;
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
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The ledger on one PostgreSQL database. Any number of processes may have one. All times are the database's.
 *
 * <p>Calls that arrive together share statements, so a process needs few connections: up to {@value #CONNECTIONS} at a
 * time, plus one for each thread that reads. Calls must not be made within a transaction of the caller.
 */
public final class PostgresLedger implements AutoCloseable {

    /** Most connections that writes use at a time, without sweeps and reads. */
    public static final int CONNECTIONS = 4;

    /** Where Flyway finds the schema. */
    public static final String MIGRATIONS = "classpath:db/migration/ledger";

    private static final int LARGEST_BATCH = 200;

    private final Coalescer<AcceptBatch.Request, Acceptance> accepts;
    private final Coalescer<List<JobId>, Boolean> marks;
    private final Coalescer<ClaimBatch.Request, Optional<AttemptLedger.Claim.Claimed>> claims;
    private final Coalescer<SettleBatch.Request, AttemptLedger.Settlement> settlements;

    private final JobIntake intake;
    private final AttemptLedger attempts;
    private final DispatchLedger dispatch;
    private final JobReader reader;
    private final ConversationLedger conversations;
    private final FeedbackLedger feedback;
    private final TranscriptLedger transcripts;
    private final TraceLedger traces;
    private final InstanceDirectory instances;
    private final BatchIntake batchIntake;
    private final BatchReader batchReader;
    private final BatchDispatch batchDispatch;
    private final GradingLedger grading;
    private final BatchControl batchControl;
    private final ReviewLedger reviews;
    private final AppealLedger appeals;
    private final ReceiptLedger receipts;
    private final BacklogLedger backlog;
    private final OperationsReader operationsReader;
    private final OperationsLedger operations;
    private final HistoryLedger history;
    private final OrderReader orders;

    /** A ledger on a database whose schema is {@linkplain #migrate up to date}. */
    public PostgresLedger(DataSource dataSource) {
        LedgerDatabase database = new LedgerDatabase(dataSource);
        accepts = database.coalesce("accept", LARGEST_BATCH, new AcceptBatch(database));
        marks = database.coalesce("mark-queued", LARGEST_BATCH, new MarkQueuedBatch(database));
        claims = database.coalesce("claim", LARGEST_BATCH, new ClaimBatch(database));
        settlements = database.coalesce("settle", LARGEST_BATCH, new SettleBatch(database));
        intake = new PostgresJobIntake(database, accepts);
        attempts = new PostgresAttemptLedger(database, claims, settlements);
        dispatch = new PostgresDispatchLedger(database, marks);
        reader = new PostgresJobReader(database);
        conversations = new PostgresConversationLedger(database);
        feedback = new PostgresFeedbackLedger(database);
        transcripts = new PostgresTranscriptLedger(database);
        traces = new PostgresTraceLedger(database);
        instances = new PostgresInstanceDirectory(database);
        batchIntake = new PostgresBatchIntake(database);
        batchReader = new PostgresBatchReader(database);
        batchDispatch = new PostgresBatchDispatch(database);
        grading = new PostgresGradingLedger(database);
        batchControl = new PostgresBatchControl(database);
        reviews = new PostgresReviewLedger(database);
        appeals = new PostgresAppealLedger(database);
        receipts = new PostgresReceiptLedger(database);
        backlog = new PostgresBacklogLedger(database);
        operationsReader = new PostgresOperationsReader(database);
        operations = new PostgresOperationsLedger(database);
        history = new PostgresHistoryLedger(database);
        orders = new PostgresOrderReader(database);
    }

    /** Creates the schema or brings it up to date; several processes may do so at once. */
    public static void migrate(DataSource dataSource) {
        Flyway.configure().dataSource(dataSource).locations(MIGRATIONS).load().migrate();
    }

    public JobIntake intake() {
        return intake;
    }

    public AttemptLedger attempts() {
        return attempts;
    }

    public DispatchLedger dispatch() {
        return dispatch;
    }

    public JobReader reader() {
        return reader;
    }

    public ConversationLedger conversations() {
        return conversations;
    }

    public FeedbackLedger feedback() {
        return feedback;
    }

    public TranscriptLedger transcripts() {
        return transcripts;
    }

    public TraceLedger traces() {
        return traces;
    }

    public InstanceDirectory instances() {
        return instances;
    }

    public BatchIntake batchIntake() {
        return batchIntake;
    }

    public BatchReader batchReader() {
        return batchReader;
    }

    public BatchDispatch batchDispatch() {
        return batchDispatch;
    }

    public GradingLedger grading() {
        return grading;
    }

    public BatchControl batchControl() {
        return batchControl;
    }

    public ReviewLedger reviews() {
        return reviews;
    }

    public AppealLedger appeals() {
        return appeals;
    }

    public ReceiptLedger receipts() {
        return receipts;
    }

    public BacklogLedger backlog() {
        return backlog;
    }

    public OperationsReader operationsReader() {
        return operationsReader;
    }

    public OperationsLedger operations() {
        return operations;
    }

    public HistoryLedger history() {
        return history;
    }

    public OrderReader orders() {
        return orders;
    }

    /** Refuses new writes. Writes that have begun are finished. */
    @Override
    public void close() {
        accepts.close();
        marks.close();
        claims.close();
        settlements.close();
    }
}
