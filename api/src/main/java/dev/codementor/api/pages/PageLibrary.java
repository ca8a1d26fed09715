package dev.codementor.api.pages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The libraries that pages import by bare names, from the jars that Maven resolves. */
final class PageLibrary {

    /** The languages that students use. Each costs one to five KB over the wire when a page shows code. */
    private static final List<String> LANGUAGES =
            List.of("bash", "c", "cpp", "css", "java", "javascript", "json", "python", "sql", "xml");

    private PageLibrary() {}

    /** The modules' sources, by the name under which they are imported. */
    static Map<String, byte[]> modules() throws IOException {
        Map<String, byte[]> modules = new LinkedHashMap<>();
        modules.put("marked", read("marked", "lib/marked.esm.js"));
        modules.put("dompurify", asModule(read("dompurify", "dist/purify.min.js")));
        modules.put("highlight.js/core", asModule(read("highlight.js", "lib/core.js")));
        for (String language : LANGUAGES) {
            modules.put("highlight.js/" + language, read("highlight.js", "es/languages/" + language + ".js"));
        }
        modules.put("katex", asModule(readWebjar("katex", "dist/katex.min.js")));
        modules.put("uplot", asModule(readWebjar("uplot", "dist/uPlot.iife.min.js"), "uPlot"));
        return modules;
    }

    private static byte[] read(String library, String file) throws IOException {
        return read("META-INF/resources/_static", "org.mvnpm", library, file);
    }

    private static byte[] readWebjar(String library, String file) throws IOException {
        return read("META-INF/resources/webjars", "org.webjars.npm", library, file);
    }

    private static byte[] read(String folder, String group, String library, String file) throws IOException {
        var facts = new Properties();
        try (InputStream in = open("META-INF/maven/%s/%s/pom.properties".formatted(group, library))) {
            facts.load(in);
        }
        try (InputStream in = open("%s/%s/%s/%s".formatted(folder, library, facts.getProperty("version"), file))) {
            return in.readAllBytes();
        }
    }

    private static InputStream open(String resource) {
        InputStream in = PageLibrary.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("The pages lack " + resource);
        }
        return in;
    }

    /** Of a script that is a global variable in a browser. */
    private static byte[] asModule(byte[] script, String global) {
        String source = new String(script, StandardCharsets.UTF_8);
        return (source + "\nexport default " + global + ";\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * For these libraries, only the scripts for Node and for bundlers are small or complete. This is all that a bundler
     * would add.
     */
    private static byte[] asModule(byte[] script) {
        String source = new String(script, StandardCharsets.UTF_8);
        return ("const module = { exports: {} }, exports = module.exports;\n" + source
                        + "\nexport default module.exports;\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
