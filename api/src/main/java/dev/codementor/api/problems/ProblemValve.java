package dev.codementor.api.problems;

import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests that Tomcat refuses before they reach the application, such as those that are not HTTP. Tomcat
 * creates it by name, so it cannot use any part of the application and writes its JSON itself.
 */
public final class ProblemValve extends ErrorReportValve {

    private static final int HEADERS_TOO_LARGE = 431;
    private static final Pattern PLAIN_ADDRESS = Pattern.compile("/[\\w./~%:@-]{0,1000}");

    /** What Tomcat says about headers over its limit, in the language that it speaks here. */
    private static final String TOO_LARGE =
            StringManager.getManager(AbstractHttp11Protocol.class).getString("iib.requestheadertoolarge.error");

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = isTooLarge(request) ? HEADERS_TOO_LARGE : response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        response.setStatus(status);
        Problem problem = ContainerProblem.of(status);
        ProblemCode code = problem.code();
        String body = """
            {"type":"urn:codementor:problem:%s","title":"%s","status":%d,"code":"%s","detail":"%s","instance":"%s"}\
            """.formatted(
                        code.wireName(), code.title(), status, code.wireName(), problem.detail(), instance(request));
        try {
            response.setContentType("application/problem+json");
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("action=client-left next=its-problem-is-dropped", gone);
        }
    }

    /** The address, if it needs no escapes in JSON. */
    private static String instance(Request request) {
        String address = request.getRequestURI();
        return address != null && PLAIN_ADDRESS.matcher(address).matches() ? address : "/";
    }

    /** Tomcat calls such a request merely bad, and keeps the reason as an exception. */
    private static boolean isTooLarge(Request request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IllegalArgumentException failure
                && TOO_LARGE.equals(failure.getMessage());
    }
}
