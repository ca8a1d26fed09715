package dev.codementor.api.receipts;

import dev.codementor.api.batches.BatchAccess;
import dev.codementor.chores.Chore;
import dev.codementor.chores.Chores;
import dev.codementor.files.BucketFiles;
import dev.codementor.files.FileStoreProperties;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.ReceiptLedger;
import dev.codementor.receipts.ReceiptStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the receipts. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReceiptProperties.class)
public class ReceiptsConfiguration {

    @Bean
    ReceiptStore receiptStore(BucketFiles files, FileStoreProperties properties) {
        return new ReceiptStore(files, properties.files());
    }

    /** Has its own thread, because a slow store must not delay jobs. */
    @Bean
    Chores receiptWriting(ReceiptLedger ledger, ReceiptStore store, ReceiptProperties settings, MeterRegistry meters) {
        ReceiptWriter writer = new ReceiptWriter(ledger, store, settings.batch());
        return Chores.oneAfterAnother(
                "receipts",
                meters,
                List.of(Chore.inBatches("receipts", settings.every(), settings.batch(), writer::round)));
    }

    @Bean
    ReceiptsController receiptsController(
            BatchAccess access, ReceiptLedger ledger, ReceiptStore store, BatchReader batches) {
        return new ReceiptsController(access, ledger, store, new ReceiptVerifier(ledger, store, batches));
    }
}
