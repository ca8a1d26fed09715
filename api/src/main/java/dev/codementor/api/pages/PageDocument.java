package dev.codementor.api.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page's HTML, with the parts that pages share, and with its files' names replaced by the names that browsers may
 * cache for ever.
 */
final class PageDocument {

    private static final Pattern ADDRESS = Pattern.compile("(?<=(?:href|src)=\")/assets/[^\"]+");
    private static final Pattern IMPORT =
            Pattern.compile("^(?:import|} from|export) [^;]*?'([^']+)';", Pattern.MULTILINE);
    private static final Pattern PART = Pattern.compile("<!-- part ([a-z-]+\\.html) -->");
    private static final String IMPORT_MAP = "<!-- import map -->";

    private PageDocument() {}

    static PageAsset render(String file, String entry, PageAssets assets) {
        var head = new StringBuilder("<script type=\"importmap\">")
                .append(assets.importMap())
                .append("</script>");
        // Because they are named in advance, modules arrive in parallel and not one import after the other.
        imports(entry, assets, new LinkedHashSet<>())
                .forEach(module -> head.append("\n  <link rel=\"modulepreload\" href=\"")
                        .append(path(module, assets))
                        .append("\">"));
        String whole = PART.matcher(read(file))
                .replaceAll(part -> Matcher.quoteReplacement(read(part.group(1)).strip()));
        String html = ADDRESS.matcher(whole).replaceAll(found -> path(found.group(), assets));
        return PageAsset.document(file, html.replace(IMPORT_MAP, head).getBytes(StandardCharsets.UTF_8));
    }

    private static Set<String> imports(String module, PageAssets assets, Set<String> found) {
        if (found.add(module)) {
            String source = new String(asset(module, assets).bytes(), StandardCharsets.UTF_8);
            String folder = module.substring(0, module.lastIndexOf('/') + 1);
            IMPORT.matcher(source)
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .map(name -> resolve(folder, name))
                    .filter(name -> assets.named(name).isPresent())
                    .forEach(name -> imports(name, assets, found));
        }
        return found;
    }

    private static String resolve(String folder, String name) {
        if (name.startsWith("./")) {
            return folder + name.substring(2);
        }
        return name.startsWith("../")
                ? folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1) + name.substring(3)
                : name;
    }

    private static String path(String name, PageAssets assets) {
        return asset(name, assets).path();
    }

    private static PageAsset asset(String name, PageAssets assets) {
        return assets.named(name).orElseThrow(() -> new IllegalStateException("The pages lack " + name));
    }

    private static String read(String file) {
        try (InputStream in = Objects.requireNonNull(
                PageDocument.class.getResourceAsStream("/codementor-api/pages/" + file), "part of this module")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
