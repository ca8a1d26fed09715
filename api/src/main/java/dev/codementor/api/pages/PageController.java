package dev.codementor.api.pages;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Serves the pages and the files that they load. */
@RestController
@Hidden
class PageController {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final PageAssets assets;
    private final PageAsset studentPage;
    private final PageAsset feedbackPage;
    private final PageAsset gradesPage;
    private final PageAsset operationsPage;

    PageController(PageAssets assets) {
        this.assets = assets;
        this.studentPage = PageDocument.render("index.html", "/assets/student/page.js", assets);
        this.feedbackPage = PageDocument.render("feedback.html", "/assets/feedback/page.js", assets);
        this.gradesPage = PageDocument.render("grades.html", "/assets/grades/page.js", assets);
        this.operationsPage = PageDocument.render("operations.html", "/assets/operations/page.js", assets);
    }

    @GetMapping({"/", "/index.html"})
    ResponseEntity<byte[]> student(
            @RequestHeader(name = "Accept-Encoding", required = false) @Nullable String encodings) {
        return answer(studentPage, CacheControl.noCache(), encodings);
    }

    @GetMapping("/feedback")
    ResponseEntity<byte[]> feedback(
            @RequestHeader(name = "Accept-Encoding", required = false) @Nullable String encodings) {
        return answer(feedbackPage, CacheControl.noCache(), encodings);
    }

    @GetMapping("/grades")
    ResponseEntity<byte[]> grades(
            @RequestHeader(name = "Accept-Encoding", required = false) @Nullable String encodings) {
        return answer(gradesPage, CacheControl.noCache(), encodings);
    }

    @GetMapping("/operations")
    ResponseEntity<byte[]> operations(
            @RequestHeader(name = "Accept-Encoding", required = false) @Nullable String encodings) {
        return answer(operationsPage, CacheControl.noCache(), encodings);
    }

    @GetMapping("/assets/{*path}")
    ResponseEntity<byte[]> asset(
            @PathVariable String path,
            @RequestHeader(name = "Accept-Encoding", required = false) @Nullable String encodings) {
        return assets.at("/assets" + path)
                .map(asset -> answer(asset, FOR_EVER, encodings))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity<byte[]> answer(PageAsset asset, CacheControl cache, @Nullable String encodings) {
        boolean gzip = encodings != null && encodings.contains("gzip");
        var answer = ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(asset.type()))
                .cacheControl(cache)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (gzip) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.body(gzip ? asset.compressed() : asset.bytes());
    }
}
