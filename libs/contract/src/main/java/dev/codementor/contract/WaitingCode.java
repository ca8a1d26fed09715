package dev.codementor.contract;

/** Why no worker takes jobs, as a stable code with a sentence for the student who waits. */
public enum WaitingCode {
    PAUSED("paused", "Answers are paused at the moment. Your question is kept and answered when they go on."),
    MODEL_PULLING(
            "model-downloading",
            "The model is being downloaded. That can take some minutes; your question is kept and answered then."),
    MODEL_AWAY(
            "model-away",
            "The model's server does not answer at the moment. Your question is kept and answered when it is back."),
    MODEL_FAILING(
            "model-failing",
            "The model has a problem at the moment. Your question is kept and answered when it works again."),
    MODEL_MISSING(
            "model-missing",
            "The model is not installed yet. Your question is kept and answered when it is; please tell your course"
                    + " staff if this stays so."),
    NO_WORKER(
            "no-worker",
            "Nobody answers questions at the moment. Your question is kept and answered when somebody does again.");

    private final String wireName;
    private final String sentence;

    WaitingCode(String wireName, String sentence) {
        this.wireName = wireName;
        this.sentence = sentence;
    }

    /** The code in JSON. */
    public String wireName() {
        return wireName;
    }

    /** The reason in the form for the job's owner. */
    public Waiting waiting() {
        return new Waiting(wireName, sentence);
    }
}
