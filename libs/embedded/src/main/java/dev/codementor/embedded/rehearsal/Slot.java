package dev.codementor.embedded.rehearsal;

/** Remembers the text that went through it last, of which a prompt with the same start needs no reading again. */
final class Slot {

    private String cached = "";

    void cache(String text) {
        cached = text;
    }

    /** How many characters the prompt and the cached text have in common from their start. */
    int common(String prompt) {
        int limit = Math.min(prompt.length(), cached.length());
        // Most prompts differ late or at once, and comparing regions is a single machine loop.
        if (cached.regionMatches(0, prompt, 0, limit)) {
            return limit;
        }
        int low = 0;
        int high = limit;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (cached.regionMatches(low, prompt, low, middle - low)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
