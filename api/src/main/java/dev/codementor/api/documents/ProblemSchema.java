package dev.codementor.api.documents;

import dev.codementor.api.problems.ProblemCode;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Arrays;
import java.util.List;

/** Describes problems, with every member that one of them has. */
final class ProblemSchema {

    private ProblemSchema() {}

    static Schema<?> schema() {
        return new ObjectSchema()
                .description("RFC 9457")
                .addProperty("type", text("Names the code").format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("code", code())
                .addProperty("detail", text("Names the field, the line or the limit"))
                .addProperty(
                        "instance",
                        text("The address that was asked; absent when it cannot be understood")
                                .format("uri-reference"))
                .addProperty("reason", text("Which check the token did not pass; more may be added"))
                .addProperty("field", text("The field or parameter that is wrong"))
                .addProperty("line", number("Where malformed JSON breaks, from 1"))
                .addProperty("column", number("Where malformed JSON breaks, from 1"))
                .addProperty("offset", number("Where a text breaks, in UTF-16 code units"))
                .addProperty("limit", number("The limit that was exceeded").format("int64"))
                .addProperty("estimate", number("A lower estimate of the text's tokens"))
                .addProperty("offered", texts("The models that are offered"))
                .addProperty("state", text("The batch's state"))
                .addProperty("processing", number("Items that are not settled"))
                .addProperty("items", number("Items whose grades come from a rehearsal"))
                .addProperty("missing", texts("Criteria that have no answer"))
                .addProperty("revision", number("The grade's current revision"))
                .addProperty("errors", errors())
                .required(List.of("code", "detail", "status", "title", "type"))
                .additionalProperties(true);
    }

    private static Schema<?> code() {
        StringSchema code = new StringSchema();
        code.setEnum(
                Arrays.stream(ProblemCode.values()).map(ProblemCode::wireName).toList());
        code.description("Stable; more may be added");
        code.addExtension("x-open-values", true);
        return code;
    }

    private static Schema<?> errors() {
        return new ArraySchema()
                .items(new ObjectSchema()
                        .addProperty("place", text("A line or a path; empty for the whole file"))
                        .addProperty("message", new StringSchema())
                        .required(List.of("message", "place")))
                .description("All faults of the uploaded files");
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }

    private static Schema<?> number(String description) {
        return new IntegerSchema().description(description);
    }

    private static Schema<?> texts(String description) {
        return new ArraySchema().items(new StringSchema()).description(description);
    }
}
