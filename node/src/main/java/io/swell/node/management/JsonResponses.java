package io.swell.node.management;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swell.node.management.view.ErrorView;

/** Answers as JSON, one line each. */
final class JsonResponses {

    private static final JsonMapper WRITER = new JsonMapper();

    private JsonResponses() {}

    static HttpResponse ok(Record view) {
        return of(StatusCodes.OK, view);
    }

    static HttpResponse error(StatusCode status, String sentence) {
        return of(status, new ErrorView(sentence));
    }

    private static HttpResponse of(StatusCode status, Record view) {
        try {
            return HttpResponse.create()
                    .withStatus(status)
                    .withEntity(ContentTypes.APPLICATION_JSON, WRITER.writeValueAsString(view) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a view is always JSON", e);
        }
    }
}
