// What stands in a page without being imported, for the type check of the scripts here; none of it runs.

declare const L: any; // Leaflet, as the map's page loads it
declare var $: unknown;
declare var newsnbUnpacked: (packed: string) => Promise<string>;
declare var newsnbStart: (data: any) => void;

interface Window {
  newsnbGlue?: { version?: number; stop?: () => { held: Map<string, string | null>; adopted: Set<HTMLIFrameElement> }; adopt?: (frame: HTMLIFrameElement) => void; release?: (frame: HTMLIFrameElement) => void };
}
