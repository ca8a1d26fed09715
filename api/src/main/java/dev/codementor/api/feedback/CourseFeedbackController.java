package dev.codementor.api.feedback;

import dev.codementor.api.documents.Refuses;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.requests.Parameters;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.FeedbackLedger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Feedback", description = "Students' feedback on answers")
class CourseFeedbackController {

    private final FeedbackLedger feedback;

    CourseFeedbackController(FeedbackLedger feedback) {
        this.feedback = feedback;
    }

    @GetMapping(path = "/api/v1/courses/{course}/feedback", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Read the feedback of a course's students, newest first",
            description = "For the role instructor. It does not name the student.")
    @Refuses({ProblemCode.INVALID_FIELD, ProblemCode.ROLE_MISSING, ProblemCode.NOT_IN_COURSE})
    CourseFeedbackPage list(
            @PathVariable String course,
            @RequestParam(required = false) @Parameter(description = "'next' of the page before") @Nullable
                    String before,
            @RequestParam(defaultValue = "20") @Parameter(description = "Most entries on the page, 1 to 100") int limit,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        if (!caller.mayTeach()) {
            throw ProblemCode.ROLE_MISSING
                    .because("Only instructors can read a course's feedback.")
                    .exception();
        }
        if (!caller.isIn(course)) {
            throw ProblemCode.NOT_IN_COURSE
                    .because("The token does not name this course.")
                    .exception();
        }
        int most = Parameters.limit(limit);
        return CourseFeedbackPage.of(feedback.inCourse(course, Parameters.place(before), most + 1), most);
    }
}
