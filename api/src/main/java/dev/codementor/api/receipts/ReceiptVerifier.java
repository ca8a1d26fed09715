package dev.codementor.api.receipts;

import dev.codementor.api.batches.EveryItem;
import dev.codementor.contract.BatchId;
import dev.codementor.grading.canonical.Digest;
import dev.codementor.grading.receipts.ReceiptChain;
import dev.codementor.grading.receipts.Verification;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.GradeRecord;
import dev.codementor.ledger.batches.ItemRecord;
import dev.codementor.ledger.batches.ReceiptLedger;
import dev.codementor.ledger.batches.ReceiptLedger.Head;
import dev.codementor.receipts.ReceiptStore;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks whether any receipt of a batch was changed, and whether the items' grades are still those that their receipts
 * pin.
 */
final class ReceiptVerifier {

    private final ReceiptLedger ledger;
    private final ReceiptStore store;
    private final BatchReader batches;

    ReceiptVerifier(ReceiptLedger ledger, ReceiptStore store, BatchReader batches) {
        this.ledger = ledger;
        this.store = store;
        this.batches = batches;
    }

    VerificationView verify(BatchId batch) {
        Head head = ledger.head(batch);
        PinnedGrades pinned = new PinnedGrades(new ChainTexts(ledger, store, batch, head));
        Verification verification = ReceiptChain.verify(
                pinned, new ReceiptChain.Head(head.length(), head.hash() == null ? null : new Digest(head.hash())));
        if (verification instanceof Verification.Intact) {
            return mismatch(batch, pinned).orElseGet(() -> VerificationView.of(verification));
        }
        return VerificationView.of(verification);
    }

    private Optional<VerificationView> mismatch(BatchId batch, PinnedGrades pinned) {
        Iterator<ItemRecord> items = new EveryItem(batches, batch);
        while (items.hasNext()) {
            ItemRecord item = items.next();
            Optional<VerificationView> mismatch = Stream.of(
                            Optional.ofNullable(item.draft()), Optional.ofNullable(item.review()))
                    .flatMap(Optional::stream)
                    .flatMap(grade -> mismatch(item, grade, pinned).stream())
                    .findFirst();
            if (mismatch.isPresent()) {
                return mismatch;
            }
        }
        return Optional.empty();
    }

    private static Optional<VerificationView> mismatch(ItemRecord item, GradeRecord grade, PinnedGrades pinned) {
        if (grade.receipt() == null) {
            return Optional.empty();
        }
        long position = grade.receipt();
        return pinned.at(position).flatMap(pin -> {
            if (!pin.customId().equals(item.customId())
                    || !pin.grade().equals(ReceiptText.grade(grade.grade()).hex())) {
                return Optional.of(VerificationView.mismatch(
                        position,
                        "grade-changed",
                        item.customId(),
                        "the grade of %s is not what receipt %d is for".formatted(item.customId(), position)));
            }
            return pin.submission().equals(item.handedIn().digest())
                    ? Optional.empty()
                    : Optional.of(VerificationView.mismatch(
                            position,
                            "submission-changed",
                            item.customId(),
                            "the submission of %s is not what receipt %d is for".formatted(item.customId(), position)));
        });
    }
}
