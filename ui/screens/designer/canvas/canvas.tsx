/** Verloop as a drawing: boxes and arrows that are chosen, connected and removed by mouse and by keyboard. */

import {
  type Connection,
  type FinalConnectionState,
  MarkerType,
  type NodeChange,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from "@xyflow/react";
import { type KeyboardEvent, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import "@xyflow/react/dist/base.css";
import "../../../design/canvas.css";
import { pointerTo } from "../../../../engine/index.ts";
import { Button } from "../../../parts/button.tsx";
import { Notice, Skeleton } from "../../../parts/feedback.tsx";
import { ChoiceField } from "../../../parts/field.tsx";
import { type Chart, partOf, type Step } from "../charts.ts";
import { conditionWords } from "../condition-words.ts";
import { NewButtonDialog } from "../making/new-button.tsx";
import { removeStep } from "../step-edits.ts";
import type { TabProps } from "../tab-props.ts";
import { targetValue } from "../targets.ts";
import { wordOf } from "../words-of.ts";
import { type ArrowEdge, ArrowView, type BoxNode, BoxView, type Paint } from "./boxes.tsx";
import { type Graph, graphOf, pointerOf } from "./graph.ts";
import { type Placed, useLayout } from "./layout.ts";

export interface CanvasProps extends TabProps {
  readonly chart: Chart;
  readonly steps: readonly Step[];
  readonly chosen: string | undefined;
  readonly onChoose: (pointer: string) => void;
  /** Steps that are painted, by their pointer. */
  readonly painted?: ReadonlyMap<string, Paint> | undefined;
  /** Only to look at. */
  readonly readOnly?: boolean;
}
/** Smaller than this the words in the boxes cannot be read. */
const READABLE = 0.8;
const NODES = { box: BoxView };
const EDGES = { arrow: ArrowView };

export function Canvas(props: CanvasProps) {
  const { t } = useTranslation();
  const graph = useGraph(props);
  const { placed, failed } = useLayout(graph);
  if (failed) return <Notice tone="warn">{t("design.canvas.failed")}</Notice>;
  if (!placed) return <Skeleton lines={6} />;
  return (
    <ReactFlowProvider>
      <Drawn {...props} graph={graph} placed={placed} />
    </ReactFlowProvider>
  );
}

function useGraph({ root, files, language, chart, steps }: CanvasProps): Graph {
  const { t } = useTranslation();
  const everyStep = t("design.flow.everyStep");
  return useMemo(() => {
    const word = (part: string, name: string): string =>
      wordOf(files, root, language, `${chart.address}.${part}.${name}`);
    const words = {
      state: (name: string) => word("states", name),
      event: (name: string) => word("events", name.split(".").at(-1) ?? name),
      fact: (name: string) => conditionWords({ root, files, language }, t, chart.address, name),
      section: (name: string) => word("sections", name),
      role: (name: string) => wordOf(files, root, language, `roles.${name}`),
    };
    return graphOf(steps, words, everyStep);
  }, [root, files, language, chart.address, steps, everyStep, t]);
}

interface DrawnProps extends CanvasProps {
  readonly graph: Graph;
  readonly placed: Placed;
}
function nodesOf({ graph, placed, chosen, painted }: DrawnProps): BoxNode[] {
  return graph.boxes.flatMap((box): BoxNode[] => {
    const place = placed.boxes.get(box.id);
    if (!place) return [];
    const { x, y, width, height } = place;
    return [
      {
        id: box.id,
        type: "box",
        position: { x, y },
        data: { box, ...paintOf(painted?.get(box.step.pointer)) },
        style: { width, height },
        width,
        height,
        selected: box.step.pointer === chosen,
        ariaLabel: [box.title, ...box.lines].join(", "),
        ...(box.parent === undefined ? {} : { parentId: box.parent }),
      },
    ];
  });
}
const paintOf = (paint: Paint | undefined) => (paint === undefined ? {} : { paint });
function edgesOf({ graph, placed, chosen }: DrawnProps): ArrowEdge[] {
  return graph.arrows.flatMap((arrow): ArrowEdge[] => {
    const place = placed.arrows.get(arrow.id);
    if (!place) return [];
    return [
      {
        id: arrow.id,
        type: "arrow",
        source: arrow.from,
        target: arrow.to,
        data: { arrow, place },
        selected: pointerOf(arrow.from) === chosen,
        markerEnd: { type: MarkerType.ArrowClosed },
        focusable: false,
        domAttributes: { "aria-hidden": true },
        zIndex: 1,
      },
    ];
  });
}

/** A line that was let go somewhere on a box, and not on the small square at its edge, leads there as well. */
function droppedOn(event: MouseEvent | TouchEvent, { fromNode, fromHandle, isValid }: FinalConnectionState) {
  const at = "changedTouches" in event ? event.changedTouches[0] : event;
  if (isValid || !fromNode || !at) return undefined;
  const box = document.elementFromPoint(at.clientX, at.clientY)?.closest(".react-flow__node");
  const other = box?.getAttribute("data-id");
  if (!other || other === fromNode.id) return undefined;
  const [source, target] = fromHandle?.type === "target" ? [other, fromNode.id] : [fromNode.id, other];
  return { source, target, sourceHandle: null, targetHandle: null };
}

function Drawn(props: DrawnProps) {
  const { t } = useTranslation();
  const { chart, steps, chosen, onChoose, onEdit, files, root, placed, readOnly = false } = props;
  const { fitView } = useReactFlow();
  const [between, setBetween] = useState<Connection>();
  const nodes = useMemo(() => nodesOf(props), [props]);
  const edges = useMemo(() => edgesOf(props), [props]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another drawing is shown whole
  useEffect(() => {
    void fitView({ padding: 0.04, minZoom: READABLE, maxZoom: 1 });
  }, [fitView, placed.of]);
  const choose = (changes: readonly NodeChange<BoxNode>[]): void => {
    for (const change of changes) if (change.type === "select" && change.selected) onChoose(pointerOf(change.id));
  };
  const remove = (event: KeyboardEvent): void => {
    const isBox = event.target instanceof Element && event.target.classList.contains("react-flow__node");
    const step = steps.find(({ pointer }) => pointer === chosen);
    if (readOnly || !isBox || !step?.key || (event.key !== "Delete" && event.key !== "Backspace")) return;
    onEdit(removeStep(root, files, chart, step));
    onChoose("");
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the boxes inside take the keys; they come up to here
    <div className="canvas" onKeyDown={remove}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODES}
        edgeTypes={EDGES}
        nodesDraggable={false}
        nodesFocusable
        edgesFocusable={false}
        nodesConnectable={!readOnly}
        deleteKeyCode={null}
        minZoom={0.15}
        maxZoom={2}
        onNodesChange={choose}
        onEdgeClick={(_, { source }) => onChoose(pointerOf(source))}
        onConnect={setBetween}
        onConnectEnd={(event, state) => setBetween((now) => now ?? droppedOn(event, state))}
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{ "node.a11yDescription.default": t("design.canvas.keys") }}
      >
        <ZoomPanel />
        {between && <ConnectPanel {...props} between={between} onDone={() => setBetween(undefined)} />}
      </ReactFlow>
    </div>
  );
}

function ZoomPanel() {
  const { t } = useTranslation();
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  return (
    <Panel position="top-left" className="row canvas-panel">
      <Button icon="minus" aria-label={t("design.canvas.smaller")} onClick={() => void zoomOut()} />
      <Button icon="plus" aria-label={t("design.canvas.larger")} onClick={() => void zoomIn()} />
      <Button onClick={() => void fitView({ padding: 0.08, maxZoom: 1 })}>{t("design.canvas.whole")}</Button>
    </Panel>
  );
}

interface ConnectPanelProps extends CanvasProps {
  readonly between: Connection;
  readonly onDone: () => void;
}
/** After a line was drawn from one step to another: which button goes that way. */
function ConnectPanel(props: ConnectPanelProps) {
  const { t } = useTranslation();
  const { root, files, language, chart, steps, onEdit, onChoose, between, onDone } = props;
  const [isNew, setNew] = useState(false);
  const from = steps.find(({ pointer }) => pointer === pointerOf(between.source));
  const to = steps.find(({ pointer }) => pointer === pointerOf(between.target));
  if (!from || !to) return null;
  const word = (part: string, name: string): string =>
    wordOf(files, root, language, `${chart.address}.${part}.${name}`);
  const free = Object.keys(partOf(root, files, chart, "events").value).filter(
    (event) => !from.ways.some((way) => way.event === event),
  );
  const connect = (event: string): void => {
    const value = targetValue(steps, from, to, chart);
    onEdit([{ op: "set", file: chart.file, pointer: `${from.pointer}${pointerTo("on", event)}`, value }]);
    onChoose(from.pointer);
    onDone();
  };
  return (
    <Panel position="top-center" className="canvas-panel stack-8">
      <ChoiceField
        label={t("design.canvas.which", { from: word("states", from.key), to: word("states", to.key) })}
        value=""
        none={t("design.choose")}
        choices={free.map((event) => ({ value: event, words: word("events", event) }))}
        onChange={(event) => event && connect(event)}
      />
      <div className="row">
        <Button icon="plus" onClick={() => setNew(true)}>
          {t("design.making.newButton")}
        </Button>
        <Button look="plain" onClick={onDone}>
          {t("act.cancel")}
        </Button>
      </div>
      {isNew && <NewButtonDialog {...props} step={from} to={to.pointer} onClose={onDone} />}
    </Panel>
  );
}
