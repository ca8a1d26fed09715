package dev.codementor.api.feedback;

import dev.codementor.api.documents.Refuses;
import dev.codementor.api.problems.ProblemCode;
import dev.codementor.api.requests.Parameters;
import dev.codementor.identity.Caller;
import dev.codementor.ledger.FeedbackLedger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/jobs/{id}/feedback", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Feedback", description = "Students' feedback on answers")
class FeedbackController {

    private final FeedbackLedger feedback;

    FeedbackController(FeedbackLedger feedback) {
        this.feedback = feedback;
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Give feedback on an answer",
            description = "Replaces earlier feedback. Instructors of the course read it without a name.")
    @ApiResponse(responseCode = "204", description = "Noted")
    @Refuses({
        ProblemCode.MALFORMED_JSON,
        ProblemCode.UNKNOWN_FIELD,
        ProblemCode.INVALID_FIELD,
        ProblemCode.JOB_NOT_FOUND,
        ProblemCode.NOT_SETTLED,
        ProblemCode.BODY_TOO_LARGE,
        ProblemCode.UNSUPPORTED_MEDIA_TYPE
    })
    void give(
            @PathVariable @Parameter(description = "The job's id") String id,
            @RequestBody NewFeedback given,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        requireNoted(feedback.give(Parameters.job(id), caller.subject(), given.checked()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Withdraw feedback on an answer")
    @ApiResponse(responseCode = "204", description = "It no longer exists")
    @Refuses({ProblemCode.JOB_NOT_FOUND, ProblemCode.NOT_SETTLED})
    void takeBack(
            @PathVariable @Parameter(description = "The job's id") String id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        requireNoted(feedback.takeBack(Parameters.job(id), caller.subject()));
    }

    private static void requireNoted(FeedbackLedger.Verdict verdict) {
        switch (verdict) {
            case FeedbackLedger.Verdict.Noted noted -> {}
            case FeedbackLedger.Verdict.NotSettled early ->
                throw ProblemCode.NOT_SETTLED
                        .because("The job is not settled yet, so there is nothing to judge.")
                        .exception();
            case FeedbackLedger.Verdict.Unknown unknown -> throw Parameters.unknownJob();
        }
    }
}
