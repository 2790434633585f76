package io.swell.replica;

import akka.actor.typed.ActorRef;
import akka.pattern.StatusReply;

/**
 * One request to a handler that is an actor.
 *
 * @param replyTo takes the response or an error, once
 */
public record BehaviorRequest<Q, A>(Q request, RequestContext context, ActorRef<StatusReply<A>> replyTo) {}
