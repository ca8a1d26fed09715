package dev.codementor.api.pages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** The libraries that pages import by their bare names, out of the jars that Maven resolves. */
final class PageLibrary {

    private static final String JARS = "classpath*:/META-INF/resources/_static/";

    /** What students write; each costs one to five KB over the wire, once a page shows code. */
    private static final List<String> LANGUAGES =
            List.of("bash", "c", "cpp", "css", "java", "javascript", "json", "python", "sql", "xml");

    private PageLibrary() {}

    /** Sources of modules by the name that they are imported by. */
    static Map<String, byte[]> modules(ResourcePatternResolver resources) throws IOException {
        Map<String, byte[]> modules = new LinkedHashMap<>();
        modules.put("marked", read(resources, "marked/*/lib/marked.esm.js"));
        modules.put("dompurify", asModule(read(resources, "dompurify/*/dist/purify.min.js")));
        modules.put("highlight.js/core", asModule(read(resources, "highlight.js/*/lib/core.js")));
        for (String language : LANGUAGES) {
            modules.put(
                    "highlight.js/" + language, read(resources, "highlight.js/*/es/languages/" + language + ".js"));
        }
        return modules;
    }

    private static byte[] read(ResourcePatternResolver resources, String pattern) throws IOException {
        Resource[] found = resources.getResources(JARS + pattern);
        if (found.length != 1) {
            throw new IllegalStateException("%s must be there once: %s".formatted(pattern, Arrays.toString(found)));
        }
        return found[0].getContentAsByteArray();
    }

    /** Of these two, only the scripts for Node and for bundlers are small or whole; this is all that a bundler would add. */
    private static byte[] asModule(byte[] script) {
        String source = new String(script, StandardCharsets.UTF_8);
        return ("const module = { exports: {} }, exports = module.exports;\n" + source
                        + "\nexport default module.exports;\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
