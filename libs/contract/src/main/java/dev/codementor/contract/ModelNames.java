package dev.codementor.contract;

/** Names of models. As in Ollama, a name without a tag means the tag {@code latest}. */
public final class ModelNames {

    private static final String LATEST = ":latest";

    private ModelNames() {}

    /** Whether both names mean the same model. */
    public static boolean same(String one, String other) {
        return withoutLatest(one).equals(withoutLatest(other));
    }

    private static String withoutLatest(String name) {
        return name.endsWith(LATEST) ? name.substring(0, name.length() - LATEST.length()) : name;
    }
}
