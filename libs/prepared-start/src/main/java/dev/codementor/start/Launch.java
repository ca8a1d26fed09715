package dev.codementor.start;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * The main class of each packaged program. It says when the JVM is too old, and otherwise starts the class that the jar's
 * manifest names as {@code Program-Class}. A JVM that is too old cannot read any other class of the program, so this one is
 * compiled for Java 17, the oldest that reads Spring Boot's launcher, and uses none of the others.
 */
public final class Launch {

    private static final int NEEDS_A_CHANGE = 2;

    private Launch() {}

    public static void main(String[] arguments) throws Throwable {
        Attributes manifest = manifest();
        int needed = Integer.parseInt(manifest.getValue("Java-Version"));
        if (Runtime.version().feature() < needed) {
            System.err.println("CodeMentor cannot start. It needs Java " + needed + " or later, but this is Java "
                    + System.getProperty("java.version") + " at " + System.getProperty("java.home")
                    + ". Start it with the java of a newer JDK, or put that JDK first in PATH.");
            System.exit(NEEDS_A_CHANGE);
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            Class.forName(manifest.getValue("Program-Class"), false, loader)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Attributes manifest() throws IOException {
        // With -jar this is the class path, also where PreparedStart replaced the process.
        try (JarFile jar = new JarFile(new File(System.getProperty("java.class.path")))) {
            return jar.getManifest().getMainAttributes();
        }
    }
}
