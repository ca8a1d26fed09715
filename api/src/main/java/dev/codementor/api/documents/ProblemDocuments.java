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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/** Adds an endpoint's problems to its description: one response for each status, one example for each code. */
final class ProblemDocuments implements OperationCustomizer {

    private static final List<ProblemCode> EVERYWHERE = List.of(
            ProblemCode.BAD_REQUEST,
            ProblemCode.TOKEN_MISSING,
            ProblemCode.INVALID_TOKEN,
            ProblemCode.CLAIMS_ELSEWHERE,
            ProblemCode.NOT_ACCEPTABLE,
            ProblemCode.HEADERS_TOO_LARGE,
            ProblemCode.INTERNAL_ERROR,
            ProblemCode.LEDGER_UNAVAILABLE,
            ProblemCode.ISSUER_UNAVAILABLE);

    /** The problems whose answers say when to try again. */
    private static final Set<ProblemCode> RETRY_AFTER = EnumSet.of(
            ProblemCode.TOO_MANY_OUTSTANDING,
            ProblemCode.TOO_FAST,
            ProblemCode.UPLOAD_UNDERWAY,
            ProblemCode.LEDGER_UNAVAILABLE,
            ProblemCode.STORE_UNAVAILABLE,
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
        codes.forEach(code ->
                media.addExamples(code.wireName(), new Example().$ref("#/components/examples/" + code.wireName())));
        ApiResponse response = new ApiResponse()
                .description(codes.stream().map(ProblemCode::title).collect(Collectors.joining("; ")))
                .content(new Content().addMediaType("application/problem+json", media));
        int status = codes.getFirst().status().value();
        if (codes.stream().anyMatch(RETRY_AFTER::contains)) {
            response.addHeaderObject(
                    "Retry-After", new Header().description("Seconds").schema(new IntegerSchema()));
        }
        if (status == 401) {
            response.addHeaderObject("WWW-Authenticate", new Header().schema(new StringSchema()));
        }
        return response;
    }
}
