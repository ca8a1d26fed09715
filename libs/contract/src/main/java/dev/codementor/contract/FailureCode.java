package dev.codementor.contract;

/** Why a job failed, as a stable code with a sentence for the student who reads it. */
public enum FailureCode {
    PROMPT_TOO_LONG(
            "prompt-too-long",
            false,
            "Your text and the conversation before it are longer than the model can read. Shorten it or start a new"
                    + " conversation."),
    ANSWER_TOO_LONG(
            "answer-too-long",
            false,
            "The answer reached the maximum length that is allowed here. Ask for a smaller step."),
    MODEL_MISSING(
            "model-missing",
            true,
            "The requested model is not installed. It is not your fault; please tell your course staff."),
    MODEL_REFUSED(
            "model-refused",
            true,
            "The model could not work with this request. It did not count against your quota. Try again, or ask"
                    + " differently."),
    MODEL_UNREACHABLE(
            "model-unreachable",
            true,
            "The model did not answer, even after retrying. It did not count against your quota. Try again later."),
    GAVE_UP(
            "gave-up",
            true,
            "We tried several times and got no answer. It did not count against your quota. Try again later."),
    INTERNAL_ERROR(
            "internal-error",
            true,
            "Something went wrong on our side. It did not count against your quota. Try again later.");

    private final String wireName;
    private final boolean platformFault;
    private final String sentence;

    FailureCode(String wireName, boolean platformFault, String sentence) {
        this.wireName = wireName;
        this.platformFault = platformFault;
        this.sentence = sentence;
    }

    /** The code in JSON and in the ledger. */
    public String wireName() {
        return wireName;
    }

    /** Whether the platform is at fault, so that the job does not count against its owner's quota. */
    public boolean platformFault() {
        return platformFault;
    }

    /** The failure in the form for the job's owner. */
    public Failure failure() {
        return new Failure(wireName, sentence);
    }
}
