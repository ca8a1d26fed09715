package dev.codementor.api.problems;

import dev.codementor.files.StoreAwayException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns every exception that a handler throws into a problem, and logs the ones that are the server's fault. */
final class ProblemAdvice implements HandlerExceptionResolver, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Problems problems;
    private final LedgerOutage outage;
    private final Seldom storeAway;

    ProblemAdvice(Problems problems, LedgerOutage outage, InstantSource clock) {
        this.problems = problems;
        this.outage = outage;
        this.storeAway = new Seldom(clock);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        if (exception instanceof AsyncRequestNotUsableException) {
            return new ModelAndView();
        }
        if (response.isCommitted()) {
            return tooLate(exception);
        }
        try {
            problems.answer(request, response, problem(exception));
        } catch (IOException gone) {
            log.debug("action=client-left next=its-problem-is-dropped", gone);
        }
        return new ModelAndView();
    }

    /**
     * Part of the answer has already been sent. The exception stays unresolved, so it is logged and the container cuts
     * the connection. The client then cannot take the part for the whole.
     */
    private @Nullable ModelAndView tooLate(Exception exception) {
        if (exception instanceof IOException gone) {
            log.debug("action=client-left next=its-answer-is-dropped", gone);
            return new ModelAndView();
        }
        return null;
    }

    private Problem problem(Exception exception) {
        return switch (exception) {
            case ProblemException known -> known.problem();
            case HttpMessageNotReadableException unreadable -> UnreadableBody.problem(unreadable.getCause());
            case HttpMediaTypeNotSupportedException unsupported -> unsupported(unsupported.getSupportedMediaTypes());
            case HttpMediaTypeNotAcceptableException unacceptable ->
                ProblemCode.NOT_ACCEPTABLE.because("This path answers with "
                        + unacceptable.getSupportedMediaTypes().stream()
                                .map(MediaType::toString)
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + ".");
            case HttpRequestMethodNotSupportedException method -> methodNotAllowed(method);
            case MethodArgumentTypeMismatchException mismatch -> invalid(mismatch.getName());
            case TypeMismatchException mismatch -> invalid(String.valueOf(mismatch.getPropertyName()));
            case MissingServletRequestParameterException missing -> invalid(missing.getParameterName());
            case NoResourceFoundException nowhere -> ProblemCode.NOT_FOUND.because("There is nothing at this path.");
            case ErrorResponse error
            when error.getStatusCode().value() == 404 ->
                ProblemCode.NOT_FOUND.because("There is nothing at this path.");
            case ErrorResponse error
            when error.getStatusCode().is4xxClientError() ->
                ProblemCode.BAD_REQUEST.because("The request cannot be understood.");
            case StoreAwayException away -> storeAway(away);
            default -> outage.problem(exception).orElseGet(() -> bug(exception));
        };
    }

    private static Problem invalid(String parameter) {
        return ProblemCode.INVALID_FIELD
                .because("The parameter '%s' is not valid.".formatted(parameter))
                .with("field", parameter);
    }

    private static Problem unsupported(List<MediaType> supported) {
        String types = supported.isEmpty()
                ? MediaType.APPLICATION_JSON_VALUE
                : supported.stream().map(MediaType::toString).distinct().collect(Collectors.joining(", "));
        return ProblemCode.UNSUPPORTED_MEDIA_TYPE
                .because("The body must be " + types + ".")
                .withHeader(HttpHeaders.ACCEPT, types);
    }

    private Problem storeAway(StoreAwayException away) {
        String cause = String.valueOf(away.getMessage());
        if (storeAway.isDue(cause)) {
            log.warn("action=file-store-away cause=\"{}\" next=requests-that-need-it-get-503", cause);
        }
        return ProblemCode.STORE_UNAVAILABLE
                .because("The file store cannot be used just now. Try again later, with the same Idempotency-Key if you"
                        + " sent one. Nothing of a refused upload is accepted.")
                .retryAfter(RETRY_AFTER);
    }

    private static Problem methodNotAllowed(HttpRequestMethodNotSupportedException exception) {
        var methods = exception.getSupportedHttpMethods();
        String allowed = methods == null
                ? ""
                : methods.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
        return ProblemCode.METHOD_NOT_ALLOWED
                .because("This path knows " + allowed + ".")
                .withHeader(HttpHeaders.ALLOW, allowed);
    }

    private static Problem bug(Exception exception) {
        log.error("action=request-failed next=the-caller-was-told-to-try-again", exception);
        return ProblemCode.INTERNAL_ERROR.because("It is logged and not your fault. Try again later.");
    }
}
