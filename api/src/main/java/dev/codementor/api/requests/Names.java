package dev.codementor.api.requests;

import dev.codementor.contract.SafeName;

/** Names become parts of keys, paths and labels, so they may contain only characters that are safe in all of them. */
public enum Names {
    COURSE(SafeName.LONGEST_COURSE),
    CONVERSATION(100);

    private final int longest;

    Names(int longest) {
        this.longest = longest;
    }

    /** @throws dev.codementor.api.problems.ProblemException when the value of the field is not such a name */
    public String require(String field, String value) {
        if (!matches(value)) {
            throw Parameters.invalidField(
                            field,
                            "must be 1 to %d letters, digits, '.', '_' or '-', with a letter or digit first"
                                    .formatted(longest))
                    .exception();
        }
        return value;
    }

    /** Whether a value is such a name. */
    public boolean matches(String value) {
        return SafeName.matches(value, longest);
    }
}
