package dev.codementor.api.problems;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers requests that fail outside of handlers, in filters and in the container. */
@Controller
final class ProblemErrorController implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ProblemErrorController.class);

    private final Problems problems;
    private final LedgerOutage outage;

    ProblemErrorController(Problems problems, LedgerOutage outage) {
        this.problems = problems;
        this.outage = outage;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            problems.answer(request, response, outage.problem(failure).orElseGet(() -> bug(failure)));
            return;
        }
        boolean asked = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer;
        int status = asked ? (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) : 404;
        problems.answer(request, response, ContainerProblem.of(status));
    }

    private static Problem bug(Throwable failure) {
        log.error("action=request-failed-outside-its-handler next=the-caller-was-told-to-try-again", failure);
        return ContainerProblem.of(500);
    }
}
