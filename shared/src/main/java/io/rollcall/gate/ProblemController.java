package io.rollcall.gate;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.rollcall.http.Problem;

/** Answers every request that failed, whatever threw and wherever. */
@Controller
final class ProblemController {
    private final Faults faults;

    ProblemController(Faults faults) {
        this.faults = faults;
    }

    @Error(global = true)
    HttpResponse<Problem> failed(HttpRequest<?> request, Throwable cause) {
        return faults.respond(request, cause);
    }
}
