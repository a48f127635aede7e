package org.xelionchat.simulator.classic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.xelionchat.simulator.account.Tokens;
import org.xelionchat.simulator.chat.AgentName;
import org.xelionchat.simulator.chat.PhoneLine;
import org.xelionchat.simulator.chat.Sender;
import org.xelionchat.simulator.chat.SimulatedMessage;
import org.xelionchat.simulator.chat.SimulatedSession;
import org.xelionchat.simulator.wire.ContentsForm;
import org.xelionchat.simulator.wire.MessageShape;
import org.xelionchat.simulator.wire.References;
import org.xelionchat.simulator.wire.XelionDate;

/** The classic API's answers as JSON (P3, P6.4, P6.5, P6.8). */
final class ClassicJson {

    /** Assumed: how much of a text a summary has; P3.5 says only that it may be incomplete. */
    private static final int SUMMARY = 60;

    private final ClassicSettings settings;
    private final boolean plannedDates;
    private final Function<String, Optional<AgentName>> agents;

    /**
     * Creates it.
     *
     * @param settings what can be chosen
     * @param plannedDates whether idle and end dates tell what is planned (P6.5: "is or will be")
     * @param agents finds agents by name
     */
    ClassicJson(ClassicSettings settings, boolean plannedDates, Function<String, Optional<AgentName>> agents) {
        this.settings = settings;
        this.plannedDates = plannedDates;
        this.agents = agents;
    }

    /** The answer to C1. P3.1: the last three may be null. */
    ObjectNode login(Tokens tokens, String tenant) {
        return renewal(tokens)
                .put("version", "1.4")
                .put("serverVersion", "8 update 2")
                .put("brand", "Xelion")
                .put("buildNumber", "20241011.1")
                .put("tenant", tenant)
                .putNull("host")
                .putNull("userName");
    }

    /** The answer to C2. */
    ObjectNode renewal(Tokens tokens) {
        // the zone of this one date is not documented
        Instant written =
                tokens.validUntil().plusSeconds(settings.validUntilOffset().getTotalSeconds());
        return object().put("authentication", tokens.authentication())
                .put("renewalToken", tokens.renewal())
                .put("validUntil", XelionDate.text(written));
    }

    /** The answer to C4. P6.8: there are no links here. */
    ObjectNode text(String value) {
        return object().put("object", value);
    }

    /** The answer to C5. */
    ObjectNode created(SimulatedSession session, String self) {
        // P3.3: in the sample, a new session has not got its name yet
        return wrapped(head(session).put("commonName", "<Unknown> <XCCChatSession>"), self);
    }

    /** The answer to C8. */
    ObjectNode details(SimulatedSession session, String self) {
        ObjectNode details = head(session).put("disabled", session.ended()).put("commonName", session.name());
        date(details, "chatSessionActivatedDate", session.activatedAt());
        date(details, "chatSessionIdleDate", planned(session.idleAt(), session.plannedIdleAt()));
        date(details, "chatSessionEndedDate", planned(session.endedAt(), session.plannedEndAt()));
        if (session.activeAgent() != null) {
            details.set("activeUser", agent(session.activeAgent(), "UserProfile"));
        }
        return wrapped(details, self);
    }

    /** The answer to C6. */
    ObjectNode sent(SimulatedSession session, SimulatedMessage message) {
        ObjectNode answer = object();
        answer.set("object", chat(session, message, settings.contents()));
        // P3.4: a link may lack its address
        answer.putArray("links").addObject().put("rel", "self").put("method", "GET");
        return answer;
    }

    /** The answer to C7. */
    ObjectNode messages(SimulatedSession session, Optional<String> after) {
        List<SimulatedMessage> newestFirst = new ArrayList<>(session.messages());
        Collections.reverse(newestFirst);
        boolean asChat = settings.messageShape() == MessageShape.CHAT_2018;
        return list(Page.of(newestFirst, id(asChat), after, settings.pageSize()), message -> {
            ObjectNode entry = object();
            entry.set("object", asChat ? chat(session, message, settings.contents()) : communication(message));
            return entry;
        });
    }

    /** The answer to C12. */
    ObjectNode phoneLines(List<PhoneLine> lines, Optional<String> after, String self) {
        return list(
                Page.of(lines, PhoneLine::oid, after, settings.pageSize()),
                line -> wrapped(References.of(line).put("extension", line.extension()), self + "/" + line.oid()));
    }

    /** The answer to C13. */
    ObjectNode version() {
        return object().put("apiVersionMajor", 1)
                .put("apiVersionMinor", 4)
                .put("buildNumber", "20241011.1")
                .put("serverVersionMajor", 8)
                .put("serverVersionUpdate", 2)
                .put("serverVersionPatch", 1)
                .putNull("brand");
    }

    private static Function<SimulatedMessage, String> id(boolean asChat) {
        return asChat ? SimulatedMessage::id : SimulatedMessage::communicationId;
    }

    private ObjectNode head(SimulatedSession session) {
        ObjectNode head = object();
        ArrayNode participants = head.putArray("participants");
        if (session.activeAgent() != null) {
            participants.add(agent(session.activeAgent(), "Person"));
        }
        participants.add(References.of(session.visitor().clientId(), session.visitorOid(), "UnknownAddressable"));
        return head.put("sessionType", "external").put("oid", session.id()).put("objectType", "XCCChatSession");
    }

    /** P6.4, as in the samples of 2018. */
    private ObjectNode chat(SimulatedSession session, SimulatedMessage message, ContentsForm form) {
        ObjectNode chat = object();
        boolean visitors = message.sender() == Sender.VISITOR;
        contents(chat, message, form);
        chat.set(
                "creator",
                visitors
                        ? References.of(message.senderName(), session.visitorOid(), "UnknownAddressable")
                        : agent(message.senderName(), "Person"));
        if (message.attachment() != null) {
            // P6.4: the attachment is a reference
            chat.set(
                    "reference",
                    References.of(
                            message.attachment().fileName(),
                            message.attachment().oid(),
                            "Attachment"));
        }
        if (visitors) {
            chat.put("clientId", message.senderName());
        }
        chat.set("communication", object().put("oid", message.communicationId()).put("objectType", "XCCUserChat"));
        return chat.put("date", XelionDate.text(message.sentAt()))
                // P7.1: here it is seen from the visitor
                .put("incoming", !visitors)
                .put("read", message.read())
                .put("forwarded", false)
                .put("oid", message.id())
                .put("objectType", "XCCChat");
    }

    /** P3.5, as in the samples of 2024; "id" is no decimal number there, and nobody is named. */
    private ObjectNode communication(SimulatedMessage message) {
        String text = message.shown();
        String summary = shortened(text);
        ObjectNode communication = object().put("subject", summary)
                .put("date", XelionDate.text(message.sentAt()))
                .put("durationSec", 0)
                // P7.1: here it is seen from Xelion, as in the event
                .put("incoming", message.sender() == Sender.VISITOR)
                .put("retrieved", true)
                .put("displayed", message.read())
                .put("displayedUser", "")
                .put("flagged", false)
                .put("forwarded", false)
                .put("processed", false)
                .put("recordingStatus", "unknown")
                .put("hasAttachment", message.attachment() != null)
                .put("hasInlineAttachment", false)
                .put("hasMessageReference", false)
                .put("contentSummary", summary)
                .put("contentSummaryIsComplete", summary.length() == text.length());
        communication.putArray("participants");
        communication
                .put("voicemail", false)
                .put("voicemailIsHeard", false)
                .put("callId", "")
                .put("id", HexFormat.of().toHexDigits(message.communicationId().hashCode() * 0x9E3779B97F4A7C15L))
                .put("callFlowId", "")
                .put("chatSessionType", "external")
                .put("whatsAppTemplateCategory", "")
                .put("oid", message.communicationId())
                .put("objectType", "XCCUserChat");
        if (settings.contents() != ContentsForm.SUMMARY) {
            contents(communication, message, settings.contents());
        }
        return communication;
    }

    private static void contents(ObjectNode message, SimulatedMessage of, ContentsForm form) {
        if (of.text().isEmpty()) {
            // P6.4: null if it holds an attachment
            message.putNull("contents");
        } else if (form == ContentsForm.OBJECT) {
            message.set(
                    "contents",
                    object().put("content", of.text())
                            .put("contentType", "")
                            .put("oid", of.communicationId())
                            .put("objectType", "Comment"));
        } else {
            message.put("contents", of.text());
        }
    }

    private ObjectNode agent(String name, String type) {
        return agents.apply(name)
                .map(known -> References.of(known, type))
                .orElseGet(() -> object().put("commonName", name).put("objectType", type));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= SUMMARY
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SUMMARY));
    }

    private Instant planned(Instant happened, Instant planned) {
        return happened == null && plannedDates ? planned : happened;
    }

    private static void date(ObjectNode object, String key, Instant date) {
        if (date != null) {
            object.put(key, XelionDate.text(date));
        }
    }

    private static <T> ObjectNode list(Page<T> page, Function<T, ObjectNode> json) {
        ObjectNode list = object();
        ArrayNode data = list.putArray("data");
        page.entries().forEach(entry -> data.add(json.apply(entry)));
        ObjectNode meta = list.putObject("meta");
        meta.putArray("links");
        ObjectNode paging = meta.putObject("paging");
        page.previousId().ifPresent(id -> paging.put("previousId", id));
        page.nextId().ifPresent(id -> paging.put("nextId", id));
        return list;
    }

    private static ObjectNode wrapped(ObjectNode object, String self) {
        ObjectNode answer = object();
        answer.set("object", object);
        answer.putArray("links")
                .addObject()
                .put("rel", "self")
                .put("href", self)
                .put("method", "GET");
        return answer;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
