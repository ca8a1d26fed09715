package dev.codementor.api.requests;

/** Names as they can be kept: files of programs can hold any character and any length. */
public final class StorableName {

    private static final int LONGEST = 255;

    private StorableName() {}

    public static String of(String name) {
        String cut = name.length() > LONGEST ? name.substring(0, name.offsetByCodePoints(0, LONGEST / 2)) : name;
        StringBuilder storable = new StringBuilder(cut.replace('\0', '\uFFFD'));
        TextFault.of(storable.toString()).ifPresent(first -> {
            for (int i = first.offset(); i < storable.length(); i++) {
                if (Character.isSurrogate(storable.charAt(i))) {
                    storable.setCharAt(i, '\uFFFD');
                }
            }
        });
        return storable.toString();
    }
}
