package dev.codementor.api.courses;

import dev.codementor.api.jobs.OfferedModels;
import dev.codementor.courses.CourseAbout;
import dev.codementor.courses.CourseAbouts;
import dev.codementor.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Courses", description = "The caller's courses")
class CoursesController {

    private final CourseAbouts abouts;
    private final OfferedModels models;
    private final int contextTokens;

    CoursesController(CourseAbouts abouts, OfferedModels models, int contextTokens) {
        this.abouts = abouts;
        this.models = models;
        this.contextTokens = contextTokens;
    }

    @GetMapping(path = "/api/v1/courses", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The courses that the token names, and what the mentor may and may not do in them")
    CoursesView list(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        List<String> offered = List.copyOf(models.now());
        List<String> away = List.copyOf(models.away());
        return new CoursesView(caller.courses().stream()
                .sorted()
                .map(course -> item(course, offered, away))
                .toList());
    }

    private CoursesView.Item item(String course, List<String> offered, List<String> away) {
        Optional<CourseAbout> written = abouts.of(course);
        CourseAbout about = written.orElse(CourseAbout.BUILT_IN);
        return new CoursesView.Item(
                course,
                about.name() == null ? course : about.name(),
                about.may(),
                about.mayNot(),
                contextTokens,
                offered,
                away,
                about.answerLanguageNote(),
                written.isEmpty());
    }
}
