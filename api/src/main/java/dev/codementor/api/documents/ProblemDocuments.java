package dev.codementor.api.documents;

import dev.codementor.api.problems.ProblemCode;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Adds an endpoint's problems to its description: one response for each status, one example for each code. */
final class ProblemDocuments implements OperationCustomizer {

    private static final List<ProblemCode> EVERYWHERE = List.of(
            ProblemCode.TOKEN_MISSING,
            ProblemCode.INVALID_TOKEN,
            ProblemCode.NOT_ACCEPTABLE,
            ProblemCode.INTERNAL_ERROR,
            ProblemCode.LEDGER_UNAVAILABLE,
            ProblemCode.ISSUER_UNAVAILABLE);

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Refuses refuses = handler.getMethodAnnotation(Refuses.class);
        Stream<ProblemCode> own = refuses == null ? Stream.empty() : Arrays.stream(refuses.value());
        Map<Integer, List<ProblemCode>> byStatus = Stream.concat(own, EVERYWHERE.stream())
                .collect(Collectors.groupingBy(code -> code.status().value(), TreeMap::new, Collectors.toList()));
        byStatus.forEach(
                (status, codes) -> operation.getResponses().addApiResponse(status.toString(), response(codes)));
        return operation;
    }

    private static ApiResponse response(List<ProblemCode> codes) {
        MediaType media = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        codes.forEach(code -> media.addExamples(
                code.wireName(), new Example().summary(code.title()).value(example(code))));
        ApiResponse response = new ApiResponse()
                .description(codes.stream().map(ProblemCode::title).collect(Collectors.joining("; ")))
                .content(new Content().addMediaType("application/problem+json", media));
        int status = codes.getFirst().status().value();
        if (status == 429 || status == 503) {
            response.addHeaderObject(
                    "Retry-After", new Header().description("Seconds").schema(new IntegerSchema()));
        }
        if (status == 401) {
            response.addHeaderObject("WWW-Authenticate", new Header().schema(new StringSchema()));
        }
        return response;
    }

    private static Map<String, Object> example(ProblemCode code) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "urn:codementor:problem:" + code.wireName());
        example.put("title", code.title());
        example.put("status", code.status().value());
        example.put("code", code.wireName());
        example.put("detail", "What is wrong, with the field, the line or the limit.");
        example.put("instance", "/api/v1/jobs");
        return example;
    }
}
