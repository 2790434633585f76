package io.swell.node.management;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import io.swell.node.management.view.DeploymentView;
import io.swell.node.management.view.DeploymentsView;
import io.swell.node.management.view.OrderView;
import io.swell.shared.config.DurationText;
import io.swell.shared.config.ManagementSettings;
import io.swell.shared.id.DeploymentId;
import io.swell.shared.input.BadInput;
import io.swell.shared.protocol.OrderAnswer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is answered to which request. Nothing is known here: each question and each order goes to the controller.
 *
 * <pre>
 * GET  /deployments               all
 * GET  /deployments/NAME          one, with its latest decisions
 * POST /deployments/NAME/scale    {"replicas": 8, "for": "30m"}
 * POST /deployments/NAME/pause    {"for": "30m"}
 * POST /deployments/NAME/resume
 * </pre>
 */
final class ManagementRoutes {

    private static final String ROOT = "deployments";

    private final ActorSystem<?> system;
    private final ControllerClient controller;
    private final BrowserGuard guard;
    private final String patience;

    ManagementRoutes(ActorSystem<?> system, ManagementSettings settings, ControllerClient controller) {
        this.system = system;
        this.controller = controller;
        this.guard = new BrowserGuard(ManagementSettings.isLoopback(settings.host()));
        this.patience = DurationText.of(settings.controllerTimeout());
    }

    /** Never fails: what went wrong is an answer too. */
    CompletionStage<HttpResponse> answer(HttpRequest request) {
        CompletionStage<HttpResponse> answer;
        try {
            guard.check(request);
            answer = route(request, List.of(request.getUri().getPathString().split("/", -1)));
        } catch (Refusal refusal) {
            request.discardEntityBytes(system);
            answer = CompletableFuture.failedFuture(refusal);
        }
        return answer.exceptionally(failure -> failed(request, unwrapped(failure)));
    }

    /** @param path what stands between slashes, of which the first is the first character */
    private CompletionStage<HttpResponse> route(HttpRequest request, List<String> path) {
        if (path.size() < 2 || path.size() > 4 || !path.get(1).equals(ROOT)) {
            throw notFound(request);
        }
        if (path.size() == 2) {
            return get(request, this::deployments);
        }
        DeploymentId deployment = deployment(path.get(2));
        return path.size() == 3 ? get(request, () -> deployment(deployment)) : order(request, deployment, path.get(3));
    }

    private CompletionStage<HttpResponse> order(HttpRequest request, DeploymentId deployment, String order) {
        return switch (order) {
            case "scale" ->
                post(
                        request,
                        Set.of("replicas", "for"),
                        body -> controller.scale(deployment, body.replicas(), body.duration()));
            case "pause" -> post(request, Set.of("for"), body -> controller.pause(deployment, body.duration()));
            case "resume" -> post(request, Set.of(), body -> controller.resume(deployment));
            default -> throw notFound(request);
        };
    }

    private CompletionStage<HttpResponse> deployments() {
        return controller
                .status(0)
                .thenApply(status -> JsonResponses.ok(new DeploymentsView(
                        status.deployments().stream().map(DeploymentView::of).toList())));
    }

    private CompletionStage<HttpResponse> deployment(DeploymentId deployment) {
        return controller.deployment(deployment).thenApply(found -> found.map(DeploymentView::of)
                .map(JsonResponses::ok)
                .orElseThrow(() -> notDeployed(deployment)));
    }

    private CompletionStage<HttpResponse> get(HttpRequest request, Supplier<CompletionStage<HttpResponse>> question) {
        require(request, HttpMethods.GET);
        request.discardEntityBytes(system);
        return inTime(question.get(), "try again");
    }

    private CompletionStage<HttpResponse> post(
            HttpRequest request, Set<String> fields, Function<OrderBody, CompletionStage<OrderAnswer>> order) {
        require(request, HttpMethods.POST);
        return RequestBody.read(request, system)
                .thenCompose(text -> inTime(
                        order.apply(OrderBody.parse(text, fields)),
                        "the order may have been heard, and may be repeated"))
                .thenApply(ManagementRoutes::outcome);
    }

    /** With words for a controller that does not answer. */
    private <T> CompletionStage<T> inTime(CompletionStage<T> answer, String advice) {
        return answer.exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                Inquiry.isTimeout(failure)
                        ? new Refusal(
                                StatusCodes.SERVICE_UNAVAILABLE,
                                "no controller answered within " + patience + "; " + advice)
                        : failure));
    }

    private static HttpResponse outcome(OrderAnswer answer) {
        return switch (answer.outcome()) {
            case ACCEPTED -> JsonResponses.ok(new OrderView(answer.deployment().name(), answer.target()));
            case NOT_DEPLOYED -> throw notDeployed(answer.deployment());
            case NOT_YET -> throw new Refusal(StatusCodes.SERVICE_UNAVAILABLE, answer.objection());
        };
    }

    private HttpResponse failed(HttpRequest request, Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return JsonResponses.error(refusal.status(), refusal.sentence());
        }
        ManagementLog.failed(request.method().value(), request.getUri().path(), failure);
        return JsonResponses.error(StatusCodes.INTERNAL_SERVER_ERROR, "the node failed to answer; its log says more");
    }

    private static DeploymentId deployment(String name) {
        if (!DeploymentId.isLegal(name)) {
            throw Refusal.badRequest("deployment", DeploymentId.RULE, name);
        }
        return new DeploymentId(name);
    }

    private static void require(HttpRequest request, HttpMethod method) {
        if (!request.method().equals(method)) {
            throw new Refusal(
                    StatusCodes.METHOD_NOT_ALLOWED,
                    BadInput.describe(
                            "method",
                            "must be " + method.value(),
                            request.method().value()));
        }
    }

    private static Refusal notDeployed(DeploymentId deployment) {
        return new Refusal(
                StatusCodes.NOT_FOUND, OrderAnswer.notDeployed(deployment).objection());
    }

    private static Refusal notFound(HttpRequest request) {
        return new Refusal(
                StatusCodes.NOT_FOUND,
                BadInput.describe(
                        "path",
                        "must be /deployments, /deployments/NAME or /deployments/NAME/ with scale, pause or resume",
                        request.getUri().path()));
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
