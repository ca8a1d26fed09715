package dev.codementor.api.receipts;

import dev.codementor.grading.canonical.Digest;
import dev.codementor.grading.receipts.Receipt;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.ledger.batches.GradingLedger.Ask;
import dev.codementor.ledger.batches.ReceiptLedger.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The receipt of a grade. Its prompt is the digest of the digests of all questions, one per line. Its options are those
 * of the first question, plus the differing options of later questions, such as {@code 2.seed}. Its samples are all
 * answers.
 */
final class ReceiptText {

    /** Stands for a grade that was taken back when there was none before it. */
    private static final String NO_GRADE = "null";

    private ReceiptText() {}

    static Receipt of(Entry entry) {
        List<Ask> asks = entry.asks();
        return new Receipt(
                entry.sequence(),
                entry.batch().id().toString(),
                entry.item().customId(),
                new Digest(entry.item().handedIn().digest()),
                new Digest(entry.grade().rubricVersion()),
                prompt(asks),
                asks.isEmpty() ? null : models(asks),
                options(asks),
                asks.stream().map(each -> Digest.of(each.answer())).toList(),
                grade(entry.grade().grade()),
                entry.grade().by(),
                entry.grade().at(),
                entry.previous() == null ? null : new Digest(entry.previous()));
    }

    /** The form that a receipt pins. @param grade JSON; null when it was taken back */
    static Digest grade(@Nullable String grade) {
        return Digest.of(grade == null ? NO_GRADE : grade);
    }

    private static @Nullable Digest prompt(List<Ask> asks) {
        return asks.isEmpty()
                ? null
                : Digest.of(
                        asks.stream().map(each -> each.promptDigest() + "\n").collect(Collectors.joining()));
    }

    /** Nearly always one model. A worker with another model may have continued after a lost worker. */
    private static String models(List<Ask> asks) {
        return asks.stream().map(each -> name(each.model())).distinct().collect(Collectors.joining(", "));
    }

    private static String name(ModelUse model) {
        String rehearsal = model.rehearsal() ? " (rehearsal)" : "";
        return Optional.ofNullable(model.digest())
                        .map(digest -> model.model() + "@" + digest)
                        .orElse(model.model())
                + rehearsal;
    }

    private static Map<String, String> options(List<Ask> asks) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Ask each : asks) {
            Map<String, String> first = asks.getFirst().options();
            each.options().forEach((name, value) -> {
                if (each == asks.getFirst()) {
                    options.put(name, value);
                } else if (!Objects.equals(first.get(name), value)) {
                    options.put(each.ordinal() + "." + name, value);
                }
            });
        }
        return options;
    }
}
