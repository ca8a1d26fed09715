package dev.codementor.api.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/** All files that pages load, read once at the start, and the import map from their names to them. */
final class PageAssets {

    private static final String ROOT = "/codementor-api/pages/";

    private final Map<String, PageAsset> byName;
    private final Map<String, PageAsset> byPath;
    private final String importMap;

    private PageAssets(Map<String, PageAsset> byName) {
        this.byName = byName;
        this.byPath = byName.values().stream().collect(Collectors.toMap(PageAsset::path, asset -> asset));
        this.importMap = byName.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue().path() + "\"")
                .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
    }

    static PageAssets load() {
        ResourcePatternResolver resources = new PathMatchingResourcePatternResolver(PageAssets.class.getClassLoader());
        Map<String, PageAsset> assets = new TreeMap<>();
        try {
            for (Resource file : resources.getResources("classpath*:" + ROOT + "*/*.*")) {
                String name = nameOf(file);
                assets.put("/assets/" + name, PageAsset.of(name, file.getContentAsByteArray()));
            }
            PageLibrary.modules()
                    .forEach((name, source) -> assets.put(name, PageAsset.of("library/" + name + ".js", source)));
        } catch (IOException e) {
            throw new UncheckedIOException("The pages cannot be read", e);
        }
        return new PageAssets(new LinkedHashMap<>(assets));
    }

    /** The asset that is served at a path. */
    Optional<PageAsset> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** The asset under the name that modules use: {@code /assets/…} for our own, a bare name for a library's. */
    Optional<PageAsset> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** JSON; the same for all pages. */
    String importMap() {
        return importMap;
    }

    /** The form in which a Content-Security-Policy names it. */
    String importMapHash() {
        return PageAsset.policyHash(importMap.getBytes(StandardCharsets.UTF_8));
    }

    private static String nameOf(Resource file) throws IOException {
        String address = file.getURL().getPath();
        return address.substring(address.lastIndexOf(ROOT) + ROOT.length());
    }
}
