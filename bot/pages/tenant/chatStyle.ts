/** Web Chat's look: the landlord's colours, large touch targets, narrow enough for 320 px. */
import type { Display } from './display.ts'
import type { PageColours } from './pageBoot.ts'

const FONTS = 'inherit'
const PLAIN = {
  page: '#ffffff',
  text: '#0b0c0c',
  bot: '#eef1f5',
  botEdge: '#d5dbe3',
  edge: '#505a5f',
  subtle: '#505a5f',
}
const HIGH = {
  page: '#000000',
  text: '#ffffff',
  bot: '#000000',
  botEdge: '#ffffff',
  edge: '#ffffff',
  subtle: '#ffffff',
}

export function chatStyle({ colours, contrast }: { colours: PageColours; contrast: Display['contrast'] }) {
  const high = contrast === 'high'
  const shade = high ? HIGH : PLAIN
  const strong = high ? '#ffff00' : colours.accent
  const onStrong = high ? '#000000' : '#ffffff'
  return {
    accent: strong,
    subtle: shade.subtle,
    backgroundColor: shade.page,
    primaryFont: FONTS,
    fontSizeSmall: '87.5%',
    bubbleBackground: shade.bot,
    bubbleBorderColor: shade.botEdge,
    bubbleBorderRadius: 10,
    bubbleTextColor: shade.text,
    bubbleFromUserBackground: strong,
    bubbleFromUserBorderColor: strong,
    bubbleFromUserBorderRadius: 10,
    bubbleFromUserTextColor: onStrong,
    // Web Chat's own 250 px overflow a 320 px screen.
    bubbleMinWidth: 40,
    bubbleMaxWidth: 560,
    // iPhones turn their own format into JPEG when JPEG is all that is asked for.
    uploadAccept: 'image/jpeg,image/png,image/webp,application/pdf',
    uploadMultiple: true,
    // A chosen file that waits shows as a dot: nobody would know that it was not sent yet.
    sendAttachmentOn: 'attach',
    sendBoxHeight: 56,
    sendBoxTextWrap: true,
    sendBoxBackground: shade.page,
    sendBoxTextColor: shade.text,
    sendBoxPlaceholderColor: shade.subtle,
    sendBoxButtonColor: strong,
    sendBoxButtonColorOnDisabled: shade.subtle,
    sendBoxButtonShadeColorOnHover: shade.bot,
    sendBoxButtonShadeColorOnDisabled: shade.page,
    sendBoxBorderTop: `solid 2px ${shade.edge}`,
    suggestedActionLayout: 'flow',
    suggestedActionBackgroundColor: shade.page,
    suggestedActionBackgroundColorOnHover: shade.bot,
    suggestedActionBackgroundColorOnActive: shade.bot,
    suggestedActionBorderColor: strong,
    suggestedActionBorderRadius: 8,
    suggestedActionHeight: 44,
    // Two rows and a half: enough to see that there are more, never so many that the question is out of sight.
    suggestedActionsFlowMaxHeight: 190,
    suggestedActionTextColor: strong,
    suggestedActionsStackedLayoutButtonTextWrap: true,
    timestampColor: shade.subtle,
    transcriptOverlayButtonBackground: strong,
    transcriptOverlayButtonBackgroundOnFocus: strong,
    transcriptOverlayButtonBackgroundOnHover: strong,
    transcriptOverlayButtonColor: onStrong,
    transcriptOverlayButtonColorOnFocus: onStrong,
    transcriptOverlayButtonColorOnHover: onStrong,
    maxMessageLength: 4000,
  }
}
