package dev.codementor.api.problems;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/**
 * Requests that may carry more than others.
 *
 * @param paths complete paths, as in the request
 */
public record LargerBodies(String method, Set<String> paths, DataSize maxSize) {

    public LargerBodies {
        paths = Set.copyOf(paths);
    }

    boolean contains(HttpServletRequest request) {
        return request.getMethod().equals(method) && paths.contains(request.getRequestURI());
    }
}
