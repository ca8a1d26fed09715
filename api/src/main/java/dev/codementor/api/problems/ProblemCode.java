package dev.codementor.api.problems;

import org.springframework.http.HttpStatus;

/** The stable codes of the api's problems, each with its status and title. Codes are never renamed, only added. */
public enum ProblemCode {
    /** The request could not be read as HTTP, or its address is not acceptable. */
    BAD_REQUEST("bad-request", HttpStatus.BAD_REQUEST, "The request cannot be understood"),
    /** The body is not JSON; {@code line} and {@code column} say where. */
    MALFORMED_JSON("malformed-json", HttpStatus.BAD_REQUEST, "The body is not valid JSON"),
    /** The body has a field that this endpoint does not know; {@code field} names it. */
    UNKNOWN_FIELD("unknown-field", HttpStatus.BAD_REQUEST, "A field is unknown"),
    /**
     * A field or parameter is missing, has the wrong type, or does not have the required form; {@code field} names it.
     */
    INVALID_FIELD("invalid-field", HttpStatus.BAD_REQUEST, "A field is not valid"),
    /** The model is not one of those that can be asked for here. */
    UNKNOWN_MODEL("unknown-model", HttpStatus.BAD_REQUEST, "The model is unknown"),
    /** {@code Idempotency-Key} must be 1 to 200 visible ASCII characters, once. */
    INVALID_IDEMPOTENCY_KEY("invalid-idempotency-key", HttpStatus.BAD_REQUEST, "The idempotency key is not valid"),
    /** There is no bearer token. */
    TOKEN_MISSING("token-missing", HttpStatus.UNAUTHORIZED, "A token is needed"),
    /** The token is malformed, expired, not signed by the issuer, or not meant for this api; {@code reason} says which. */
    INVALID_TOKEN("invalid-token", HttpStatus.UNAUTHORIZED, "The token is not valid"),
    /** The issuer left the claim with roles or courses out of the token, as there are too many groups. */
    CLAIMS_ELSEWHERE("claims-elsewhere", HttpStatus.FORBIDDEN, "The token lacks the groups"),
    /** The token's roles do not allow this. */
    ROLE_MISSING("role-missing", HttpStatus.FORBIDDEN, "The role is missing"),
    /** The role {@code operator-read} may look at everything, and change nothing. */
    READ_ONLY("read-only", HttpStatus.FORBIDDEN, "The role may only look"),
    /** The token's courses do not contain the course. */
    NOT_IN_COURSE("not-in-course", HttpStatus.FORBIDDEN, "Not a member of the course"),
    /** There is nothing at this path. */
    NOT_FOUND("not-found", HttpStatus.NOT_FOUND, "Nothing is here"),
    /** There is no such job, or it belongs to somebody else. */
    JOB_NOT_FOUND("job-not-found", HttpStatus.NOT_FOUND, "There is no such job"),
    /** The caller has no such conversation in the course. */
    CONVERSATION_NOT_FOUND("conversation-not-found", HttpStatus.NOT_FOUND, "There is no such conversation"),
    /** There is no queue of this name that can be paused. */
    UNKNOWN_QUEUE("unknown-queue", HttpStatus.NOT_FOUND, "There is no such queue"),
    /** No worker of this name was heard of in the last hour. */
    UNKNOWN_WORKER("unknown-worker", HttpStatus.NOT_FOUND, "There is no such worker"),
    /** There is no such redrive. */
    UNKNOWN_REDRIVE("unknown-redrive", HttpStatus.NOT_FOUND, "There is no such redrive"),
    /** There is no such batch, or the caller does not teach its course. */
    UNKNOWN_BATCH("unknown-batch", HttpStatus.NOT_FOUND, "There is no such batch"),
    /** The batch has no item with this custom_id. */
    UNKNOWN_ITEM("unknown-item", HttpStatus.NOT_FOUND, "There is no such item"),
    /** The caller has no released grade there. */
    UNKNOWN_GRADE("unknown-grade", HttpStatus.NOT_FOUND, "There is no such grade"),
    /** There is no such appeal, or the caller does not teach its course. */
    UNKNOWN_APPEAL("unknown-appeal", HttpStatus.NOT_FOUND, "There is no such appeal"),
    /** The path does not have this method; {@code Allow} lists those that it has. */
    METHOD_NOT_ALLOWED("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed"),
    /** None of the media types in {@code Accept} can be produced. */
    NOT_ACCEPTABLE("not-acceptable", HttpStatus.NOT_ACCEPTABLE, "No acceptable media type"),
    /** The job is settled, so it can no longer be cancelled. */
    ALREADY_SETTLED("already-settled", HttpStatus.CONFLICT, "The job is settled"),
    /** The job is not dead, or its batch no longer wants it, so it cannot be put back. */
    NOT_DEAD("not-dead", HttpStatus.CONFLICT, "The job is not dead"),
    /** The job has no outcome yet, so there is nothing to judge. */
    NOT_SETTLED("not-settled", HttpStatus.CONFLICT, "The job is not settled"),
    /** A job of the conversation is not settled, so it cannot be deleted yet. */
    CONVERSATION_ACTIVE("conversation-active", HttpStatus.CONFLICT, "The conversation is active"),
    /** The batch's state does not allow it; {@code state} names the state. */
    BATCH_STATE("batch-state", HttpStatus.CONFLICT, "The batch's state does not allow this"),
    /** The batch is of completions, which have no grades. */
    NOT_A_GRADING("not-a-grading", HttpStatus.CONFLICT, "The batch has no grades"),
    /** Somebody else, or the model, changed the grade meanwhile; {@code revision} is the current one. */
    GRADE_CHANGED("grade-changed", HttpStatus.CONFLICT, "The grade was changed meanwhile"),
    /** There is no person's grade to take back. */
    NOTHING_TO_UNDO("nothing-to-undo", HttpStatus.CONFLICT, "There is nothing to undo"),
    /** {@code items} grades were drafted by the rehearsal server, and no person has graded in their place. */
    REHEARSAL_GRADES("rehearsal-grades", HttpStatus.CONFLICT, "Some grades come from a rehearsal"),
    /** An appeal against this criterion is not answered yet. */
    APPEAL_OPEN("appeal-open", HttpStatus.CONFLICT, "An appeal is open"),
    /** The criterion was appealed against {@code limit} times. */
    TOO_MANY_APPEALS("too-many-appeals", HttpStatus.CONFLICT, "Too many appeals"),
    /** Somebody has already answered the appeal. */
    APPEAL_ANSWERED("appeal-answered", HttpStatus.CONFLICT, "The appeal is answered"),
    /** The same upload is currently being received; {@code Retry-After} says when to ask again. */
    UPLOAD_UNDERWAY("upload-underway", HttpStatus.CONFLICT, "The same upload is underway"),
    /** The key was used before by the same student for another request. */
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", HttpStatus.CONFLICT, "The idempotency key was used before"),
    /** The body is longer than {@code limit} bytes. */
    BODY_TOO_LARGE("body-too-large", HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    /** The body is not {@code application/json}. */
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The media type is not supported"),
    /** The text surely has more than {@code limit} tokens, so that the model cannot read it. */
    PROMPT_TOO_LONG("prompt-too-long", HttpStatus.UNPROCESSABLE_CONTENT, "The prompt is too long"),
    /** The rubric breaks its rules; {@code errors} lists where and how. */
    RUBRIC_INVALID("rubric-invalid", HttpStatus.UNPROCESSABLE_CONTENT, "The rubric is not valid"),
    /** The submissions cannot be read; {@code errors} lists where and why. */
    SUBMISSIONS_INVALID("submissions-invalid", HttpStatus.UNPROCESSABLE_CONTENT, "The submissions are not valid"),
    /** The roster cannot be read; {@code errors} lists where and why. */
    ROSTER_INVALID("roster-invalid", HttpStatus.UNPROCESSABLE_CONTENT, "The roster is not valid"),
    /** There is too much text to search within the time limit of a request. */
    SEARCH_TOO_WIDE("search-too-wide", HttpStatus.UNPROCESSABLE_CONTENT, "The search takes too long"),
    /** The student has {@code limit} unsettled jobs; {@code Retry-After} says when to try again. */
    TOO_MANY_OUTSTANDING("too-many-outstanding", HttpStatus.TOO_MANY_REQUESTS, "Too many jobs at a time"),
    /** The student asks for more than {@code limit} jobs in a minute; {@code Retry-After} says when to try again. */
    TOO_FAST("too-fast", HttpStatus.TOO_MANY_REQUESTS, "Too many jobs in a minute"),
    /** The course has {@code limit} batches that are not finished. */
    TOO_MANY_BATCHES("too-many-batches", HttpStatus.TOO_MANY_REQUESTS, "Too many unfinished batches"),
    /** The request's headers, or the token in them, are larger than is allowed. */
    HEADERS_TOO_LARGE(
            "headers-too-large", HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers or the token are too large"),
    /** A bug. It is logged; the answer says nothing about its inside. */
    INTERNAL_ERROR("internal-error", HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side"),
    /** The ledger cannot be reached; {@code Retry-After} says when to try again. */
    LEDGER_UNAVAILABLE("ledger-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "The ledger cannot be reached"),
    /** The store of submissions cannot be reached; {@code Retry-After} says when to try again. */
    STORE_UNAVAILABLE("store-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "The file store cannot be reached"),
    /** The token's issuer cannot be reached to verify it; {@code Retry-After} says when to try again. */
    ISSUER_UNAVAILABLE("issuer-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "The token issuer cannot be reached");

    private final String wireName;
    private final HttpStatus status;
    private final String title;

    ProblemCode(String wireName, HttpStatus status, String title) {
        this.wireName = wireName;
        this.status = status;
        this.title = title;
    }

    /** The code in JSON. */
    public String wireName() {
        return wireName;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** A problem of this code; the detail is read by people and names the field, the line or the limit. */
    public Problem because(String detail) {
        return new Problem(this, detail);
    }
}
