package io.swell.node.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads what a node said. One of a later version may say more, none less. */
final class Answers {

    private static final ObjectReader READER = new JsonMapper()
            .reader()
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .with(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private Answers() {}

    static <T> T read(String json, Class<T> type) throws JsonProcessingException {
        return READER.forType(type).readValue(json);
    }
}
