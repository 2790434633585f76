package io.swell.shared.protocol;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.StringJoiner;

/** A message in full: records hold arrays, whose own equality and text are those of the reference. */
final class Spelled {

    private Spelled() {}

    static String out(Object value) {
        if (value instanceof Record) {
            StringJoiner parts = new StringJoiner(", ", value.getClass().getSimpleName() + "(", ")");
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                parts.add(component.getName() + "=" + out(read(component, value)));
            }
            return parts.toString();
        }
        if (value instanceof Payload payload) {
            return out(payload.toWire());
        }
        if (value instanceof RoutesPiece piece) {
            return out(piece.columns());
        }
        if (value instanceof PackedLoad load) {
            return rows(load.unpacked());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Spelled::out).toList().toString();
        }
        return value.getClass().isArray() ? array(value) : value.toString();
    }

    static String rows(LoadColumns load) {
        StringJoiner columns = new StringJoiner(", ", "LoadColumns(", ")");
        columns.add("deployment=" + array(load.deployment()));
        columns.add("handles=" + array(load.handles()));
        columns.add("queued=" + array(load.queued()));
        columns.add("running=" + array(load.running()));
        columns.add("queuedMicros=" + array(load.queuedMicros()));
        columns.add("runningMicros=" + array(load.runningMicros()));
        columns.add("arrivals=" + array(load.arrivals()));
        columns.add("completions=" + array(load.completions()));
        columns.add("failures=" + array(load.failures()));
        columns.add("rejections=" + array(load.rejections()));
        columns.add("lateWaits=" + array(load.lateWaits()));
        return columns.toString();
    }

    private static String array(Object array) {
        StringJoiner elements = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(String.valueOf(Array.get(array, i)));
        }
        return elements.toString();
    }

    private static Object read(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component + " cannot be read", e);
        }
    }
}
