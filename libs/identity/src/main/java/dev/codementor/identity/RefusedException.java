package dev.codementor.identity;

/** Leaves the verification of a token from wherever it fails; nobody outside of the package sees it. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    RefusedException(Refusal refusal) {
        this(refusal, refusal.wireName());
    }

    /** @param hint for the operator's log: names of claims, issuers, audiences and clients, and never of people */
    RefusedException(Refusal refusal, String hint) {
        super(hint, null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
