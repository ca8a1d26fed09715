package dev.codementor.grading.results;

import dev.codementor.grading.answers.CriterionGrade;
import dev.codementor.grading.answers.Evidence;
import dev.codementor.grading.canonical.CanonicalJson;
import java.io.IOException;
import java.util.Iterator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object per line, for programs: everything that is known about a submission's grade. */
public final class JsonlResults implements ResultWriter {

    @Override
    public void write(Iterator<GradedSubmission> submissions, Appendable out) throws IOException {
        while (submissions.hasNext()) {
            out.append(CanonicalJson.of(json(submissions.next()))).append('\n');
        }
    }

    private static ObjectNode json(GradedSubmission each) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("custom_id", each.customId())
                .put("student", each.student().id())
                .put("state", each.state())
                .put("feedback", each.feedback());
        if (!each.reason().isEmpty()) {
            json.put("reason", each.reason());
        }
        ArrayNode flags = json.putArray("flags");
        each.flags().forEach(flags::add);
        switch (each.origin()) {
            case MODEL -> json.put("by", "model");
            case PERSON -> json.put("by", "person");
            case REHEARSAL -> json.put("rehearsal", true);
            case NONE -> {}
        }
        if (each.grade() != null) {
            json.put("total", each.grade().total());
            ObjectNode criteria = json.putObject("criteria");
            each.grade().criteria().forEach(grade -> criteria.set(grade.criterion(), criterion(grade)));
        }
        return json;
    }

    private static ObjectNode criterion(CriterionGrade grade) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("answer", grade.answer())
                .put("points", grade.points())
                .put("feedback", grade.feedback())
                .put("sure", grade.sure().wireName());
        ArrayNode evidence = json.putArray("evidence");
        for (Evidence each : grade.evidence()) {
            evidence.addObject()
                    .put("file", each.file())
                    .put("line", each.line())
                    .put("end_line", each.endLine())
                    .put("quote", each.quote());
        }
        return json;
    }
}
