package dev.codementor.api.batches.rubrics;

import dev.codementor.api.batches.EveryItem;
import dev.codementor.api.grades.RubricShelf;
import dev.codementor.grading.answers.Grade;
import dev.codementor.grading.answers.GradeJson;
import dev.codementor.grading.canonical.CanonicalJson;
import dev.codementor.grading.drafts.ReviewFlag;
import dev.codementor.grading.rubric.Rubric;
import dev.codementor.grading.rubric.RubricChange;
import dev.codementor.ledger.batches.BatchControl.Recount;
import dev.codementor.ledger.batches.BatchControl.Regrade;
import dev.codementor.ledger.batches.BatchReader;
import dev.codementor.ledger.batches.BatchRecord;
import dev.codementor.ledger.batches.GradeRecord;
import dev.codementor.ledger.batches.ItemRecord;
import dev.codementor.ledger.batches.ItemState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The effect of a rubric on grades that were made by other versions. Grades of which only points changed are counted
 * again. For the others, a model or a person has to look again.
 */
final class Recounting {

    private final List<Recount> recounts = new ArrayList<>();
    private final List<Regrade> regrades = new ArrayList<>();
    private int reviewsToRevisit;

    private final BatchRecord batch;
    private final RubricShelf rubrics;
    private final Rubric rubric;
    private final String version;
    private final Map<String, RubricChange> changes = new HashMap<>();

    private Recounting(BatchRecord batch, RubricShelf rubrics, Rubric rubric) {
        this.batch = batch;
        this.rubrics = rubrics;
        this.rubric = rubric;
        this.version = rubric.version().hex();
    }

    /** @param rubric the rubric that counts or will count */
    static Recounting of(BatchRecord batch, BatchReader batches, RubricShelf rubrics, Rubric rubric) {
        Recounting recounting = new Recounting(batch, rubrics, rubric);
        Iterator<ItemRecord> items = new EveryItem(batches, batch.id());
        while (items.hasNext()) {
            recounting.look(items.next());
        }
        return recounting;
    }

    /** Grades to be written with other points. */
    List<Recount> recounts() {
        return recounts;
    }

    /** Settled items for which a model has to look again: at some criteria, or at all where it gave no grade. */
    List<Regrade> regrades() {
        return regrades;
    }

    int reviewsToRevisit() {
        return reviewsToRevisit;
    }

    private void look(ItemRecord item) {
        GradeRecord draft = item.draft();
        if (draft != null && !recount(item, draft) && item.state() != ItemState.PROCESSING && isOther(draft)) {
            regrades.add(new Regrade(item.nth(), List.copyOf(change(draft).toAsk())));
        }
        GradeRecord review = item.review();
        if (draft == null && review == null && canBeAsked(item)) {
            regrades.add(new Regrade(item.nth(), null));
        }
        if (review != null && !recount(item, review) && isOther(review)) {
            reviewsToRevisit++;
        }
    }

    /** What has the delimiter is never sent to a model. */
    private static boolean canBeAsked(ItemRecord item) {
        return switch (item.state()) {
            case SUCCEEDED -> !item.flags().contains(ReviewFlag.DELIMITER.wireName());
            case FAILED, EXPIRED -> true;
            case PROCESSING, CANCELLED -> false;
        };
    }

    private boolean isOther(GradeRecord grade) {
        return !grade.rubricVersion().equals(version);
    }

    private boolean recount(ItemRecord item, GradeRecord grade) {
        String json = recounted(grade);
        if (json == null) {
            return false;
        }
        recounts.add(new Recount(item.nth(), grade.revision(), json));
        return true;
    }

    /** Null if the grade is of this version or cannot be counted without asking the model. */
    private @Nullable String recounted(GradeRecord grade) {
        if (grade.grade() == null || !isOther(grade) || !change(grade).toAsk().isEmpty()) {
            return null;
        }
        // The rest of the stored grade stays: agreement and copy are about the answers, which have not changed.
        ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(grade.grade());
        Grade counted = Grade.of(rubric, GradeJson.read(grade.grade()).criteria());
        json.setAll(GradeJson.of(counted));
        return CanonicalJson.of(json);
    }

    private RubricChange change(GradeRecord grade) {
        return changes.computeIfAbsent(
                grade.rubricVersion(), older -> RubricChange.between(rubrics.of(batch.id(), older), rubric));
    }
}
