package dev.codementor.embedded.rehearsal;

/** Remembers the last text that went through it. A prompt with the same start need not be read again. */
final class Slot {

    private String cached = "";

    void cache(String text) {
        cached = text;
    }

    /** The length of the common start of the prompt and the cached text. */
    int common(String prompt) {
        int limit = Math.min(prompt.length(), cached.length());
        // Most prompts differ late or at once, and comparing whole regions is fast.
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
