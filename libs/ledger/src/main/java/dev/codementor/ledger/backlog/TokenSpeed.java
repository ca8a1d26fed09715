package dev.codementor.ledger.backlog;

/**
 * How fast a model server works on one answer, while it works on as many others as it lately did.
 *
 * @param prefill tokens of a prompt that it reads in a second, without those in its cache; more than 0
 * @param decode tokens that it writes in a second, more than 0
 */
public record TokenSpeed(double prefill, double decode) {

    public TokenSpeed {
        if (!(prefill > 0 && decode > 0)) {
            throw new IllegalArgumentException("a speed is more than 0 tokens a second");
        }
    }

    /** Seconds to read and write so many tokens. */
    public double seconds(double read, double written) {
        return read / prefill + written / decode;
    }
}
