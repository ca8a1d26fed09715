package dev.codementor.api.receipts;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.api.dispatch.Chore;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.ReceiptLedger;
import dev.codementor.submissions.store.SubmissionStore;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the receipts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReceiptProperties.class)
public class ReceiptsConfiguration {

    @Bean
    ReceiptClock receiptClock(
            ReceiptLedger ledger, SubmissionStore store, ReceiptProperties settings, MeterRegistry meters) {
        ReceiptWriter writer = new ReceiptWriter(ledger, store, settings.batch());
        return new ReceiptClock(new Chore("receipts", settings.every(), settings.batch(), writer::round, meters));
    }

    @Bean
    ReceiptsController receiptsController(
            BatchAccess access, ReceiptLedger ledger, SubmissionStore store, BatchReader batches) {
        return new ReceiptsController(access, ledger, store, new ReceiptVerifier(ledger, store, batches));
    }
}
