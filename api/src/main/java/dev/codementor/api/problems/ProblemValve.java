package dev.codementor.api.problems;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests that Tomcat refuses before they reach the application, such as those that are not HTTP. Tomcat
 * creates it by name, so it has no part of the application at hand and writes its JSON itself, from constants alone.
 */
public final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Problem problem = ContainerProblem.of(status);
        ProblemCode code = problem.code();
        String body = """
                {"type":"urn:codementor:problem:%s","title":"%s","status":%d,"code":"%s","detail":"%s"}""".formatted(code.wireName(), code.title(), status, code.wireName(), problem.detail());
        try {
            response.setContentType("application/problem+json");
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("The client left before it got its problem", gone);
        }
    }
}
