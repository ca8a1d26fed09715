package dev.codementor.api.receipts;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.ReceiptLedger;
import dev.codementor.submissions.store.SubmissionStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the receipts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReceiptProperties.class)
public class ReceiptsConfiguration {

    /** On a thread of its own, as a slow store must not keep jobs waiting. */
    @Bean
    Chores receiptWriting(
            ReceiptLedger ledger, SubmissionStore store, ReceiptProperties settings, MeterRegistry meters) {
        ReceiptWriter writer = new ReceiptWriter(ledger, store, settings.batch());
        return Chores.oneAfterAnother(
                "receipts",
                meters,
                List.of(Chore.inBatches("receipts", settings.every(), settings.batch(), writer::round)));
    }

    @Bean
    ReceiptsController receiptsController(
            BatchAccess access, ReceiptLedger ledger, SubmissionStore store, BatchReader batches) {
        return new ReceiptsController(access, ledger, store, new ReceiptVerifier(ledger, store, batches));
    }
}
