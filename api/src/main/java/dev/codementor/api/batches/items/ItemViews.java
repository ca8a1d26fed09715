package dev.codementor.api.batches.items;

import dev.codementor.api.grades.GradeView;
import dev.codementor.api.grades.RubricShelf;
import dev.codementor.grading.answers.Evidence;
import dev.codementor.grading.answers.GradeJson;
import dev.codementor.grading.blind.Blinded;
import dev.codementor.ledger.JobRecord.ModelUse;
import dev.codementor.ledger.batches.AppealLedger;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchReader.ItemQuery;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.GradeRecord;
import dev.codementor.ledger.batches.GradingLedger;
import dev.codementor.ledger.batches.ItemAnswer;
import dev.codementor.ledger.batches.ItemRecord;
import dev.codementor.submissions.SubmissionStore;
import dev.codementor.text.Cut;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows the items of batches. */
final class ItemViews {

    private static final int MOST_ANSWERS = 20;
    private static final int LONGEST_ANSWER = 20_000;

    private final BatchReader batches;
    private final AppealLedger appeals;
    private final SubmissionStore store;
    private final RubricShelf rubrics;

    ItemViews(BatchReader batches, AppealLedger appeals, SubmissionStore store, RubricShelf rubrics) {
        this.batches = batches;
        this.appeals = appeals;
        this.store = store;
        this.rubrics = rubrics;
    }

    ItemPage list(BatchRecord batch, ItemQuery query) {
        List<ItemRecord> page = batches.items(query);
        return new ItemPage(page.stream().map(item -> view(batch, item)).toList(), next(query, page));
    }

    private static @Nullable String next(ItemQuery query, List<ItemRecord> page) {
        if (page.size() < query.limit()) {
            return null;
        }
        return Integer.toString(
                switch (query.order()) {
                    case UPLOAD -> page.getLast().nth();
                    case EXPECTED_GAIN -> query.after() + page.size();
                });
    }

    private ItemView view(BatchRecord batch, ItemRecord item) {
        return new ItemView(
                item.nth(),
                item.customId(),
                item.student().id(),
                item.student().name().isEmpty() ? null : item.student().name(),
                item.handedIn().late(),
                item.state().wireName(),
                item.processing().running(),
                item.processing().failure(),
                ItemView.Unusable.of(item.processing().unusable()),
                item.flags(),
                item.grades().expectedGain(),
                item.revision(),
                standing(batch, item),
                item.processing().settled());
    }

    private ItemView.@Nullable Standing standing(BatchRecord batch, ItemRecord item) {
        GradeRecord grade = item.counting();
        if (grade == null || grade.grade() == null || batch.grading() == null) {
            return null;
        }
        return new ItemView.Standing(
                GradeJson.read(grade.grade()).total(),
                rubrics.of(batch.id(), grade.rubricVersion()).maximum(),
                grade.by() != null,
                grade.rehearsal(),
                !grade.rubricVersion().equals(batch.grading().rubricVersion()));
    }

    ItemDetail detail(BatchRecord batch, ItemRecord item) {
        boolean isGrading = batch.grading() != null;
        Blinded blinded =
                isGrading ? store.original(item.handedIn().originalKey()).orElse(null) : null;
        UnaryOperator<Evidence> shown = blinded == null ? UnaryOperator.identity() : blinded::restored;
        return new ItemDetail(
                view(batch, item),
                blinded == null
                        ? null
                        : blinded.restored().files().stream()
                                .map(file -> new ItemDetail.File(file.name(), file.text()))
                                .toList(),
                isGrading
                        ? null
                        : json(store.request(item.handedIn().originalKey()).orElse(null)),
                json(item.reply()),
                FindingsJson.read(item.handedIn().findings()),
                grade(batch, item.draft(), shown),
                grade(batch, item.review(), shown),
                batches.answers(batch.id(), item.nth(), MOST_ANSWERS).stream()
                        .map(ItemViews::answer)
                        .toList(),
                appeals.ofItem(batch.id(), item.customId()).stream()
                        .map(ItemViews::appeal)
                        .toList(),
                model(item.processing().answeredBy()),
                spending(item.processing().spending()));
    }

    private @Nullable GradeView grade(BatchRecord batch, @Nullable GradeRecord grade, UnaryOperator<Evidence> shown) {
        return grade == null ? null : GradeView.of(grade, rubrics.of(batch.id(), grade.rubricVersion()), shown);
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : JsonMapper.shared().readTree(text);
    }

    private static ItemDetail.Appeal appeal(AppealLedger.Appeal appeal) {
        AppealLedger.Appeal.Answer answer = appeal.answer();
        return new ItemDetail.Appeal(
                appeal.id(),
                appeal.criterion(),
                appeal.reason(),
                appeal.by(),
                appeal.at(),
                answer == null
                        ? null
                        : new ItemDetail.Appeal.Answer(answer.accepted(), answer.text(), answer.by(), answer.at()));
    }

    private static ItemDetail.Answer answer(ItemAnswer answer) {
        GradingLedger.Ask ask = answer.ask();
        return new ItemDetail.Answer(
                answer.at(),
                ask.purpose().name().toLowerCase(Locale.ROOT),
                ask.model().model(),
                ask.options(),
                ask.usable(),
                ask.cutOff(),
                ask.faults(),
                Cut.shown(ask.answer(), LONGEST_ANSWER));
    }

    private static ItemDetail.@Nullable Model model(@Nullable ModelUse use) {
        return use == null ? null : new ItemDetail.Model(use.model(), use.digest(), use.rehearsal());
    }

    private static ItemDetail.Spending spending(ItemRecord.Spending spent) {
        return new ItemDetail.Spending(
                spent.asks(),
                spent.promptTokens(),
                spent.cachedTokens(),
                spent.answerTokens(),
                spent.took().toMillis() / 1_000.0);
    }
}
